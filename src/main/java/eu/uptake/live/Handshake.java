package eu.uptake.live;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

import eu.uptake.signin.SignIns;

/**
 * Lets pages of this service's own open a WebSocket, and programs, which have no origin;
 * and notes who is signed in. A browser sends the session's cookie with a WebSocket that
 * another site's page opens, and asks nobody.
 */
class Handshake implements HandshakeInterceptor {

	static final String AUTHENTICATION = Handshake.class.getName() + ".authentication";

	static final String SIGN_IN = Handshake.class.getName() + ".signIn";

	private final SignIns signIns;

	private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	Handshake(SignIns signIns) {
		this.signIns = signIns;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		if (!isOwnOrigin(request)) {
			response.setStatusCode(HttpStatus.FORBIDDEN);
			return false;
		}
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (this.trust.isAuthenticated(authentication) && request instanceof ServletServerHttpRequest servlet) {
			attributes.put(AUTHENTICATION, authentication);
			attributes.put(SIGN_IN, this.signIns.of(authentication, servlet.getServletRequest()));
		}
		return true;
	}

	// A proxy that ends TLS may leave the scheme untold, but not the host.
	private static boolean isOwnOrigin(ServerHttpRequest request) {
		String origin = request.getHeaders().getOrigin();
		if (origin == null || WebUtils.isSameOrigin(request)) {
			return true;
		}
		try {
			String host = request.getHeaders().getFirst("Host");
			return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
		// Nothing remains to be done.
	}

}
