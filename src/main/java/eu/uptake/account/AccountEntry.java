package eu.uptake.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

import eu.uptake.audit.Changes;

/**
 * An account with what it signs in by, as it is stored.
 *
 * @param username the name to sign in with, in lower case
 * @param version counts its changes, from 1; 0 for a demo account
 * @param role what it may do
 * @param country the country's code for a coordinator, null for all others
 * @param email where it is written to, if anywhere
 * @param hash the password's hash, with the name of its algorithm before it
 * @param credentials counts what ended its sessions: a session lives for as long as this
 * is what it was when the session began
 * @param disabled whether it is kept out
 * @param createdAt when it was created; null for a demo account
 * @param passwordChangedAt when its password was set; null for a demo account
 */
@Document("accounts")
public record AccountEntry(@MongoId String username, int version, Role role, @Nullable String country,
		@Nullable String email, String hash, int credentials, boolean disabled, @Nullable Instant createdAt,
		@Nullable Instant passwordChangedAt) implements AccountPrincipal {

	@Override
	public Account account() {
		return new Account(this.username, this.role, this.country, this.email);
	}

	AccountEntry withPassword(String newHash, Instant at) {
		return new AccountEntry(this.username, this.version + 1, this.role, this.country, this.email, newHash,
				this.credentials + 1, this.disabled, this.createdAt, at);
	}

	// Nobody signs in by it, so sessions live on.
	AccountEntry withEmail(@Nullable String given) {
		return new AccountEntry(this.username, this.version + 1, this.role, this.country, given, this.hash,
				this.credentials, this.disabled, this.createdAt, this.passwordChangedAt);
	}

	AccountEntry withDisabled(boolean kept) {
		return new AccountEntry(this.username, this.version + 1, this.role, this.country, this.email, this.hash,
				this.credentials + 1, kept, this.createdAt, this.passwordChangedAt);
	}

	/**
	 * What a write changes, without what signs in and whom it is written to.
	 * @param before the account as read, or null if it is new
	 * @param after the account as it is to be
	 * @return the changes
	 */
	static Changes changes(@Nullable AccountEntry before, AccountEntry after) {
		return Changes.none()
			.add("role", (before != null) ? before.role() : null, after.role())
			.add("country", (before != null) ? before.country() : null, after.country())
			.add("email", address(before, "an address"),
					address(after, sameAddress(before, after) ? "an address" : "another address"))
			.add("disabled", (before != null) ? before.disabled() : null, after.disabled())
			.add("passwordChangedAt", (before != null) ? before.passwordChangedAt() : null, after.passwordChangedAt());
	}

	private static @Nullable String address(@Nullable AccountEntry account, String word) {
		return (account != null && account.email() != null) ? word : null;
	}

	private static boolean sameAddress(@Nullable AccountEntry before, AccountEntry after) {
		return before == null || before.email() == null || before.email().equals(after.email());
	}

	// Logs hold no hashes and no addresses.
	@Override
	public String toString() {
		return account().toString();
	}

}
