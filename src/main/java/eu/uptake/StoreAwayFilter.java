package eu.uptake;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.servlet.filter.OrderedFilter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import eu.uptake.http.StoreAway;

/**
 * Answers 503 and a reason while the store can't be reached. It comes before all that
 * reads the store, such as sessions.
 */
@Component
@Order(OrderedFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 1000)
class StoreAwayFilter extends OncePerRequestFilter {

	private final Problems problems;

	StoreAwayFilter(Problems problems) {
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException ex) {
			// Of an answer that has begun, only the cut connection tells.
			if (response.isCommitted() || !StoreAway.isCauseOf(ex)) {
				throw ex;
			}
			response.reset();
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(StoreAway.RETRY_SECONDS));
			this.problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, StoreAway.REASON);
		}
	}

}
