package eu.uptake.answer;

import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A registered operation asked for by GET, which caches understand: by the SHA-256 of its
 * document in {@code extensions}, as clients with persisted queries send it.
 */
final class GetOperation {

	static final String EXTENSIONS = "extensions";

	private GetOperation() {
	}

	static boolean isOne(HttpServletRequest request) {
		return isReading(request.getMethod()) && request.getRequestURI().equals("/graphql")
				&& request.getQueryString() != null
				&& !"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
				&& request.getQueryString().contains(EXTENSIONS + "=");
	}

	// HEAD has the headers that GET would have; the server leaves the body out.
	private static boolean isReading(String method) {
		return method.equals("GET") || method.equals("HEAD");
	}

	static byte[] key(HttpServletRequest request) {
		return String.valueOf(request.getQueryString()).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Whether the client has an answer already.
	 * @param request the request
	 * @param tag the answer's entity tag
	 * @return true if {@code If-None-Match} names it
	 */
	static boolean hasTag(HttpServletRequest request, String tag) {
		@Nullable String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
		if (known == null) {
			return false;
		}
		for (String each : known.split(",")) {
			String candidate = each.strip();
			// Whoever compresses an answer makes its tag a weak one.
			if (candidate.equals("*")
					|| (candidate.startsWith("W/") ? candidate.substring(2) : candidate).equals(tag)) {
				return true;
			}
		}
		return false;
	}

}
