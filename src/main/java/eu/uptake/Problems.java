package eu.uptake;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.http.HttpProblems;

/**
 * Answers HTTP errors as {@code application/problem+json}, whatever the client accepts.
 */
@Component
class Problems implements HttpProblems {

	private final JsonMapper json;

	Problems(JsonMapper json) {
		this.json = json;
	}

	void write(HttpServletResponse response, HttpStatusCode status) throws IOException {
		write(response, ProblemDetail.forStatus(status));
	}

	@Override
	public void write(HttpServletResponse response, HttpStatusCode status, String detail) throws IOException {
		write(response, ProblemDetail.forStatusAndDetail(status, detail));
	}

	private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
		if (response.isCommitted()) {
			// A part of another answer has gone. Nothing may follow, and above all no end
			// of it: the server cuts the connection.
			return;
		}
		String id = response.getHeader("X-Request-Id");
		if (id != null) {
			problem.setProperty("requestId", id);
		}
		// Some requests are refused before the filter that sets them.
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
		response.setStatus(problem.getStatus());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		this.json.writeValue(response.getOutputStream(), problem);
	}

}
