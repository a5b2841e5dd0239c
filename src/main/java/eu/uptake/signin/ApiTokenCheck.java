package eu.uptake.signin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.account.AccountEntry;
import eu.uptake.account.Accounts;

/**
 * Tells whose a token is, while it is good.
 */
@Component
class ApiTokenCheck {

	private static final String BEARER = "bearer";

	private final ApiTokens tokens;

	private final Accounts accounts;

	private final Clock clock;

	ApiTokenCheck(ApiTokens tokens, Accounts accounts, Clock clock) {
		this.tokens = tokens;
		this.accounts = accounts;
		this.clock = clock;
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
	 * @return who has signed in, or null if it isn't any good
	 */
	@Nullable ApiTokenAuthentication check(String token) {
		return token.startsWith(ApiTokenKeeping.PREFIX) ? checkHash(Sha256.hex(token)) : null;
	}

	@Nullable ApiTokenAuthentication checkHash(String hash) {
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
		return new ApiTokenAuthentication(account, known);
	}

}
