package eu.uptake.signin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

import eu.uptake.account.AccountEntry;
import eu.uptake.account.Accounts;
import eu.uptake.audit.Actor;
import eu.uptake.contract.Sha256;

/**
 * Tells whose a token is, while it is good.
 */
@Component
class ApiTokenCheck {

	private static final String BEARER = "bearer";

	private final ApiTokens tokens;

	private final Accounts accounts;

	private final Clock clock;

	private final ObjectProvider<IssuedTokens> issued;

	ApiTokenCheck(ApiTokens tokens, Accounts accounts, Clock clock, ObjectProvider<IssuedTokens> issued) {
		this.tokens = tokens;
		this.accounts = accounts;
		this.clock = clock;
		this.issued = issued;
	}

	/**
	 * Takes the token out of an authorization.
	 * @param authorization the header's value, or what stands for it
	 * @return what follows the scheme Bearer, or null if it is of another
	 */
	static @Nullable String token(@Nullable String authorization) {
		if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
			return null;
		}
		String rest = authorization.substring(BEARER.length());
		return (rest.isEmpty() || rest.startsWith(" ")) ? rest.strip() : null;
	}

	/**
	 * Signs in with a token.
	 * @param token the token
	 * @return who has signed in
	 * @throws AuthenticationException if it isn't any good
	 */
	ApiTokenAuthentication check(String token) {
		IssuedTokens issuers = this.issued.getIfAvailable();
		if (issuers != null && !token.startsWith(ApiTokenKeeping.PREFIX)) {
			IssuedTokens.Grant grant = issuers.take(token);
			return new ApiTokenAuthentication(grant.account(), grant.scopes(),
					Actor.issuedToken(grant.account().username()), () -> stillTakes(token));
		}
		ApiTokenAuthentication known = token.startsWith(ApiTokenKeeping.PREFIX) ? checkHash(Sha256.hex(token)) : null;
		if (known == null) {
			throw new BadCredentialsException("The token is unknown or no longer good.");
		}
		return known;
	}

	private boolean stillTakes(String token) {
		try {
			return check(token).isAuthenticated();
		}
		catch (AuthenticationServiceException ex) {
			// An issuer that is away doesn't end what it has begun.
			return true;
		}
		catch (AuthenticationException ex) {
			return false;
		}
	}

	private @Nullable ApiTokenAuthentication checkHash(String hash) {
		ApiToken known = this.tokens.find(hash);
		LocalDate today = LocalDate.now(this.clock);
		if (known == null || !known.isLiveOn(today)) {
			return null;
		}
		AccountEntry account = this.accounts.recent(known.username());
		if (account == null || account.disabled() || !Objects.equals(account.createdAt(), known.accountCreatedAt())) {
			return null;
		}
		this.tokens.used(known, today);
		return new ApiTokenAuthentication(account, known.scopes(), known.actor(), () -> checkHash(hash) != null);
	}

}
