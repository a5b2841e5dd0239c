package eu.uptake.http;

import java.io.IOException;
import java.util.function.Function;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

import eu.uptake.contract.RateLimit;
import eu.uptake.contract.TooManyRequests;

/**
 * Holds whoever asks to its share of requests. Files of the web client and health don't
 * count.
 */
class RequestRateFilter extends OncePerRequestFilter implements RequestRates {

	private final RateLimit limit;

	private final Function<HttpServletRequest, @Nullable String> client;

	private final HttpProblems problems;

	RequestRateFilter(RateLimit limit, Function<HttpServletRequest, @Nullable String> client, HttpProblems problems) {
		this.limit = limit;
		this.client = client;
		this.problems = problems;
	}

	// The address's filter and the account's are two.
	@Override
	protected String getAlreadyFilteredAttributeName() {
		return RequestRateFilter.class.getName() + "@" + System.identityHashCode(this);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI();
		return path.startsWith("/app/") || path.startsWith("/_static/") || path.startsWith("/actuator/health");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (take(request, response)) {
			chain.doFilter(request, response);
		}
	}

	@Override
	public boolean take(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String asking = this.client.apply(request);
		if (asking != null) {
			try {
				this.limit.take(asking);
			}
			catch (TooManyRequests ex) {
				response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(ex.retryAfterSeconds()));
				this.problems.write(response, HttpStatus.TOO_MANY_REQUESTS, String.valueOf(ex.getMessage()));
				return false;
			}
		}
		return true;
	}

}
