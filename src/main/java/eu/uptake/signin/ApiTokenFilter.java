package eu.uptake.signin;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code Authorization: Bearer upt_…}, or another token where the operator has named its
 * issuer. A request with a token has no session, even where it brings a cookie; one with
 * a token that isn't any good is refused, and not taken for an anonymous one.
 */
public final class ApiTokenFilter extends OncePerRequestFilter {

	private final ApiTokenCheck check;

	private final AuthenticationEntryPoint refusal;

	private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

	ApiTokenFilter(ApiTokenCheck check, AuthenticationEntryPoint refusal) {
		this.check = check;
		this.refusal = refusal;
	}

	/**
	 * Whether a request brings a token. No other site can make a browser send one, so it
	 * needs no other proof of where it comes from.
	 * @param request the request
	 * @return true if it has a header of the scheme Bearer, whatever follows
	 */
	public static boolean bringsToken(HttpServletRequest request) {
		return token(request) != null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String token = token(request);
		if (token == null) {
			chain.doFilter(request, response);
			return;
		}
		ApiTokenAuthentication authentication;
		try {
			authentication = this.check.check(token);
		}
		catch (AuthenticationException ex) {
			if (!(ex instanceof AuthenticationServiceException)) {
				response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"%s\"".formatted(
						(ex instanceof InsufficientAuthenticationException) ? "insufficient_scope" : "invalid_token"));
			}
			this.refusal.commence(request, response, ex);
			return;
		}
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		SecurityContextHolder.setContext(context);
		// For what goes on in another dispatch of the same request.
		this.contexts.saveContext(context, request, response);
		chain.doFilter(request, response);
	}

	private static @Nullable String token(HttpServletRequest request) {
		return ApiTokenCheck.token(request.getHeader(HttpHeaders.AUTHORIZATION));
	}

}
