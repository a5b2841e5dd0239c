package eu.uptake.signin;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Tells a request's session id once: Spring Session asks again after it has saved the
 * session, and would read it from the store a second time.
 */
final class SessionIdOfRequest implements HttpSessionIdResolver {

	private static final String TOLD = SessionIdOfRequest.class.getName();

	private final CookieHttpSessionIdResolver cookie = new CookieHttpSessionIdResolver();

	SessionIdOfRequest(CookieSerializer serializer) {
		this.cookie.setCookieSerializer(serializer);
	}

	@Override
	public List<String> resolveSessionIds(HttpServletRequest request) {
		if (request.getAttribute(TOLD) != null) {
			return List.of();
		}
		request.setAttribute(TOLD, true);
		return this.cookie.resolveSessionIds(request);
	}

	@Override
	public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
		if (!response.isCommitted()) {
			this.cookie.setSessionId(request, response, id);
		}
	}

	@Override
	public void expireSession(HttpServletRequest request, HttpServletResponse response) {
		this.cookie.expireSession(request, response);
	}

}
