package eu.uptake.http;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.InvalidUrlException;

/**
 * Answers as the client's fault what is thrown where it is first looked at, and nobody
 * catches: parameters that can't be decoded, or are too many, an origin that is none, and
 * any type for a body.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
@ConditionalOnWebApplication
class MalformedRequestFilter extends OncePerRequestFilter {

	private final HttpProblems problems;

	MalformedRequestFilter(HttpProblems problems) {
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String type = request.getContentType();
		if (type != null && type.indexOf('*') >= 0) {
			this.problems.write(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A body has one type.");
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (has(InvalidParameterException.class, ex)) {
				this.problems.write(response, HttpStatus.BAD_REQUEST, "The parameters can't be read.");
			}
			else if (has(InvalidUrlException.class, ex) && request.getHeader(HttpHeaders.ORIGIN) != null) {
				this.problems.write(response, HttpStatus.FORBIDDEN, "The origin can't be read.");
			}
			else {
				throw ex;
			}
		}
	}

	private static boolean has(Class<? extends Throwable> type, Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return true;
			}
		}
		return false;
	}

}
