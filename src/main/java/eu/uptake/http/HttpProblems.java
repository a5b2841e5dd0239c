package eu.uptake.http;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatusCode;

/**
 * Answers requests that are refused.
 */
public interface HttpProblems {

	/**
	 * Answers {@code application/problem+json}, unless a part of another answer has gone.
	 * @param response the response
	 * @param status the status
	 * @param detail what is wrong, for people
	 * @throws IOException if the client has gone
	 */
	void write(HttpServletResponse response, HttpStatusCode status, String detail) throws IOException;

}
