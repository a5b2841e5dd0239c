package eu.uptake.http;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large or arrive too slowly, before who sends them is asked
 * for: a client that trickles must not keep a thread.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
@ConditionalOnWebApplication
class BodyLimitFilter extends OncePerRequestFilter {

	private final HttpProperties properties;

	private final HttpProblems problems;

	BodyLimitFilter(HttpProperties properties, HttpProblems problems) {
		this.properties = properties;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long most = isUpload(request) ? Long.MAX_VALUE : this.properties.bodySize().toBytes();
		if (request.getContentLengthLong() > most) {
			refuse(response, HttpStatus.CONTENT_TOO_LARGE);
			return;
		}
		if (request.getContentLengthLong() == 0
				|| (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null)) {
			chain.doFilter(request, response);
			return;
		}
		try {
			LimitedRequest limited = new LimitedRequest(request, most, this.properties);
			if (request.getRequestURI().equals("/graphql")) {
				limited.readAll();
			}
			chain.doFilter(limited, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof LimitedBody.Refused refused) {
				refuse(response, refused.status());
				return;
			}
			throw ex;
		}
	}

	private void refuse(HttpServletResponse response, HttpStatus status) throws IOException {
		if (response.isCommitted()) {
			return;
		}
		response.resetBuffer();
		// What is left of the body isn't worth waiting for.
		response.setHeader("Connection", "close");
		this.problems.write(response, status,
				(status == HttpStatus.CONTENT_TOO_LARGE)
						? "The body has more than %d bytes.".formatted(this.properties.bodySize().toBytes())
						: "The body arrived too slowly.");
	}

	// Files have limits where they are read, which are larger, and of their kind.
	private static boolean isUpload(HttpServletRequest request) {
		String path = request.getRequestURI();
		return switch (request.getMethod()) {
			case "PUT" -> path.startsWith("/api/access-logs/");
			case "POST" -> path.startsWith("/api/surveys/") || path.startsWith("/api/returns/");
			default -> false;
		};
	}

	private static final class LimitedRequest extends HttpServletRequestWrapper {

		private final long most;

		private final HttpProperties properties;

		private @Nullable ServletInputStream body;

		LimitedRequest(HttpServletRequest request, long most, HttpProperties properties) {
			super(request);
			this.most = most;
			this.properties = properties;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			if (this.body == null) {
				this.body = new LimitedBody(super.getInputStream(), this.most, this.properties.slowestBody().toBytes(),
						this.properties.bodyGrace(), System::nanoTime);
			}
			return this.body;
		}

		// What reads JSON takes an end of the body by force for an error in it.
		void readAll() throws IOException {
			this.body = new ReadBody(getInputStream().readAllBytes());
		}

	}

}
