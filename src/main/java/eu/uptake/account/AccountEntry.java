package eu.uptake.account;

import java.time.Instant;
import java.util.Objects;

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
 * @param hash the password's hash, with the name of its algorithm before it; empty for an
 * account without a password
 * @param credentials counts what ended its sessions: a session lives for as long as this
 * is what it was when the session began
 * @param disabled whether it is kept out
 * @param createdAt when it was created; null for a demo account
 * @param passwordChangedAt when its password was set; null for a demo account and for one
 * without a password
 * @param vouched who vouches for it, where it signs in at an issuer instead of by
 * password
 */
@Document("accounts")
public record AccountEntry(@MongoId String username, int version, Role role, @Nullable String country,
		@Nullable String email, String hash, int credentials, boolean disabled, @Nullable Instant createdAt,
		@Nullable Instant passwordChangedAt, @Nullable Vouched vouched) implements AccountPrincipal {

	@Override
	public Account account() {
		return new Account(this.username, this.role, this.country, this.email);
	}

	/**
	 * An account that isn't stored: what an issuer says of whoever brings its token.
	 * @param said what the issuer says
	 * @return the account, of version 0
	 */
	static AccountEntry passing(VouchedAccount said) {
		return new AccountEntry(said.username(), 0, said.role(), said.country(), said.email(), "", 0, false, null, null,
				said.by());
	}

	boolean isPassing() {
		return this.vouched != null && this.version == 0;
	}

	/**
	 * Whether the account has no password, since an issuer vouches for it.
	 * @return true if it signs in at the issuer
	 */
	public boolean isVouched() {
		return this.vouched != null;
	}

	AccountEntry withPassword(String newHash, Instant at) {
		return new AccountEntry(this.username, this.version + 1, this.role, this.country, this.email, newHash,
				this.credentials + 1, this.disabled, this.createdAt, at, this.vouched);
	}

	// Nobody signs in by it, so sessions live on.
	AccountEntry withEmail(@Nullable String given) {
		return new AccountEntry(this.username, this.version + 1, this.role, this.country, given, this.hash,
				this.credentials, this.disabled, this.createdAt, this.passwordChangedAt, this.vouched);
	}

	AccountEntry withDisabled(boolean kept) {
		return new AccountEntry(this.username, this.version + 1, this.role, this.country, this.email, this.hash,
				this.credentials + 1, kept, this.createdAt, this.passwordChangedAt, this.vouched);
	}

	/**
	 * The account as the issuer describes it today. Sessions that began as somebody who
	 * may do something else end.
	 * @param said what the issuer says
	 * @return this, if nothing has changed
	 */
	AccountEntry as(VouchedAccount said) {
		boolean another = this.role != said.role() || !Objects.equals(this.country, said.country());
		return (!another && Objects.equals(this.email, said.email())) ? this
				: new AccountEntry(this.username, this.version + 1, said.role(), said.country(), said.email(),
						this.hash, another ? this.credentials + 1 : this.credentials, this.disabled, this.createdAt,
						this.passwordChangedAt, this.vouched);
	}

	/**
	 * The account without any session.
	 * @return its next version
	 */
	AccountEntry withoutSessions() {
		return new AccountEntry(this.username, this.version + 1, this.role, this.country, this.email, this.hash,
				this.credentials + 1, this.disabled, this.createdAt, this.passwordChangedAt, this.vouched);
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
