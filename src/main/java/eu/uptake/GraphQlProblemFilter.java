package eu.uptake;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says why the GraphQL endpoint refuses a request: Spring's answers 404 to methods it
 * doesn't know, and has nothing but a status for what isn't GraphQL over HTTP.
 */
@Component
class GraphQlProblemFilter extends OncePerRequestFilter {

	// GET is for subscriptions.
	private static final Set<String> METHODS = Set.of("POST", "GET");

	private final Problems problems;

	GraphQlProblemFilter(Problems problems) {
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getServletPath().equals("/graphql");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!METHODS.contains(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, "POST");
			this.problems.write(response, HttpStatus.METHOD_NOT_ALLOWED);
			return;
		}
		chain.doFilter(request, response);
		if (request.isAsyncStarted()) {
			return;
		}
		HttpStatusCode status = HttpStatusCode.valueOf(response.getStatus());
		if (status.isError() && !response.isCommitted() && response.getContentType() == null) {
			this.problems.write(response, isJson(request) ? acceptable(status) : status);
		}
	}

	// Spring says of the answer's type, too, that the request's isn't supported.
	private static HttpStatusCode acceptable(HttpStatusCode status) {
		return status.isSameCodeAs(HttpStatus.UNSUPPORTED_MEDIA_TYPE) ? HttpStatus.NOT_ACCEPTABLE : status;
	}

	private static boolean isJson(HttpServletRequest request) {
		try {
			return request.getContentType() != null
					&& MediaType.parseMediaType(request.getContentType()).isCompatibleWith(MediaType.APPLICATION_JSON);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
