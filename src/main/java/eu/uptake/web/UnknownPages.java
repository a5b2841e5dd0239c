package eu.uptake.web;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Somebody who follows a wrong link in a browser gets the web client, which says so, with
 * status 404. Whoever doesn't ask for HTML by name gets problem details.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownPages implements HandlerExceptionResolver {

	private final ClientPage page;

	UnknownPages(ClientPage page) {
		this.page = page;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (!(ex instanceof NoResourceFoundException) || accept == null
				|| !accept.contains(MediaType.TEXT_HTML_VALUE)) {
			return null;
		}
		this.page.headers().forEach((name, values) -> values.forEach((value) -> response.setHeader(name, value)));
		response.setStatus(HttpStatus.NOT_FOUND.value());
		try {
			response.getWriter().write(this.page.html());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		return new ModelAndView();
	}

}
