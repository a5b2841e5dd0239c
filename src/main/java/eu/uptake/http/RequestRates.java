package eu.uptake.http;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The share of requests that an address has, for whoever answers before the filter that
 * takes it.
 */
public interface RequestRates {

	/**
	 * Takes a request of the address's share.
	 * @param request the request
	 * @param response is answered 429 if the share is used up
	 * @return false if it was answered so
	 * @throws IOException if the client has gone
	 */
	boolean take(HttpServletRequest request, HttpServletResponse response) throws IOException;

}
