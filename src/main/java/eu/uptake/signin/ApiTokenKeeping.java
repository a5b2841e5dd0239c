package eu.uptake.signin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.uptake.account.Account;
import eu.uptake.account.AccountEntry;
import eu.uptake.account.Accounts;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.Sha256;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.signin.ApiTokenInputs.CreateApiTokenInput;
import eu.uptake.signin.ApiTokenInputs.RevokeApiTokenInput;

/**
 * Everybody makes and revokes the own tokens; TAXUD revokes any.
 */
@Service
class ApiTokenKeeping {

	/** By which people and programs that look for leaked secrets know a token. */
	static final String PREFIX = "upt_";

	private static final int LONGEST_NAME = 100;

	private static final int MOST_DAYS = 366;

	/** What makes tokens at the same time may pass it by a few. */
	private static final int MOST_LIVE = 20;

	private final ApiTokens tokens;

	private final Accounts accounts;

	private final Clock clock;

	private final SessionIds secrets = new SessionIds();

	ApiTokenKeeping(ApiTokens tokens, Accounts accounts, Clock clock) {
		this.tokens = tokens;
		this.accounts = accounts;
		this.clock = clock;
	}

	/**
	 * Makes a token.
	 * @param own the account that it will act as
	 * @param input what for and how long
	 * @return the token as stored, and the secret, which isn't
	 * @throws Rejection if it isn't acceptable, or there are too many
	 */
	Created create(Account own, CreateApiTokenInput input) {
		LocalDate today = LocalDate.now(this.clock);
		List<Scope> scopes = input.scopes().stream().distinct().sorted().toList();
		Rejection.ifAny(Texts.checkLine("name", input.name(), LONGEST_NAME), checkExpiry(input.expiresOn(), today),
				checkScopes(scopes, own));
		if (this.tokens.countLive(own.username(), today) >= MOST_LIVE) {
			throw new Rejection(UserError.at("name", ErrorCode.LIMIT_REACHED,
					"There are %d tokens in use; revoke one first.", MOST_LIVE));
		}
		AccountEntry account = this.accounts.recent(own.username());
		if (account == null) {
			throw new IllegalStateException("No account " + own.username());
		}
		if (account.isVouched()) {
			throw new Rejection(UserError.at("name", ErrorCode.NO_PASSWORD,
					"\"%s\" signs in by single sign-on: a token would outlast what its issuer says of it.",
					account.username()));
		}
		String secret = PREFIX + this.secrets.make();
		ApiToken token = new ApiToken(Sha256.hex(secret), UUID.randomUUID().toString(), own.username(),
				account.createdAt(), input.name().strip(), scopes, this.clock.instant().truncatedTo(ChronoUnit.MILLIS),
				input.expiresOn(), null, null);
		this.tokens.add(token);
		return new Created(token, secret);
	}

	/**
	 * Revokes a token; once more changes nothing.
	 * @param own the account that does it
	 * @param input which token
	 * @return the token as it is now
	 * @throws Rejection if there is no such token, or none of this account
	 */
	ApiToken revoke(Account own, RevokeApiTokenInput input) {
		ApiToken revoked = this.tokens.revoke(input.id(), own.isTaxud() ? null : own.username(),
				this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
		if (revoked == null) {
			throw new Rejection(UserError.at("id", ErrorCode.UNKNOWN_TOKEN, "You have no such token."));
		}
		return revoked;
	}

	private static @Nullable UserError checkExpiry(LocalDate expiresOn, LocalDate today) {
		return (!expiresOn.isBefore(today) && !expiresOn.isAfter(today.plusDays(MOST_DAYS))) ? null
				: UserError.at("expiresOn", ErrorCode.OUT_OF_RANGE, "The last day must be from today to %s.",
						today.plusDays(MOST_DAYS));
	}

	private static @Nullable UserError checkScopes(List<Scope> scopes, Account own) {
		if (scopes.isEmpty()) {
			return UserError.at("scopes", ErrorCode.REQUIRED, "A token needs a scope.");
		}
		return scopes.stream()
			.filter((scope) -> !scope.isFor(own.role()))
			.findFirst()
			.map((scope) -> UserError.at("scopes", ErrorCode.INVALID, "%s is not for the role %s.", scope, own.role()))
			.orElse(null);
	}

	record Created(ApiToken token, String secret) {

		@Override
		public String toString() {
			return this.token.toString();
		}

	}

}
