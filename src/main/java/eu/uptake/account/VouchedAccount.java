package eu.uptake.account;

import org.jspecify.annotations.Nullable;

/**
 * What an issuer says of somebody, in the service's own terms.
 *
 * @param username the name here: that of the sign-in, a colon and what follows. No
 * account with a password has a colon in its name
 * @param role what it may do
 * @param country the country's code for a coordinator, null for all others
 * @param email where it is written to, if anywhere
 * @param by who says so, and of whom
 */
public record VouchedAccount(String username, Role role, @Nullable String country, @Nullable String email, Vouched by) {

	// Logs hold no addresses.
	@Override
	public String toString() {
		return "%s (%s%s)".formatted(this.username, this.role, (this.country != null) ? " of " + this.country : "");
	}

}
