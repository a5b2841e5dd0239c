package eu.uptake.signin;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

import eu.uptake.account.AccountEntry;
import eu.uptake.account.Accounts;

/**
 * {@code Authorization: Bearer upt_…}, or another token where the operator has named its
 * issuer. A request with a token has no session, even where it brings a cookie; one with
 * a token that isn't any good is refused, and not taken for an anonymous one.
 */
public final class ApiTokenFilter extends OncePerRequestFilter {

	private static final String BEARER = "bearer";

	private static final String REFUSED = "The token is unknown or no longer good.";

	private final ApiTokens tokens;

	private final Accounts accounts;

	private final Clock clock;

	private final AuthenticationEntryPoint refusal;

	private final @Nullable IssuedTokens issued;

	private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

	ApiTokenFilter(ApiTokens tokens, Accounts accounts, Clock clock, @Nullable IssuedTokens issued,
			AuthenticationEntryPoint refusal) {
		this.tokens = tokens;
		this.accounts = accounts;
		this.clock = clock;
		this.issued = issued;
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
			authentication = authenticate(token);
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

	private ApiTokenAuthentication authenticate(String token) {
		if (this.issued != null && !token.startsWith(ApiTokenKeeping.PREFIX)) {
			IssuedTokens.Grant grant = this.issued.take(token);
			return new ApiTokenAuthentication(grant.account(), grant.scopes());
		}
		ApiToken known = token.startsWith(ApiTokenKeeping.PREFIX) ? this.tokens.find(Sha256.hex(token)) : null;
		LocalDate today = LocalDate.now(this.clock);
		if (known == null || !known.isLiveOn(today)) {
			throw new BadCredentialsException(REFUSED);
		}
		AccountEntry account = this.accounts.recent(known.username());
		if (account == null || account.disabled()
				|| !java.util.Objects.equals(account.createdAt(), known.accountCreatedAt())) {
			throw new BadCredentialsException(REFUSED);
		}
		this.tokens.used(known, today);
		return new ApiTokenAuthentication(account, known.scopes());
	}

	private static @Nullable String token(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
			return null;
		}
		String rest = header.substring(BEARER.length());
		return (rest.isEmpty() || rest.startsWith(" ")) ? rest.strip() : null;
	}

}
