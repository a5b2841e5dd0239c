package eu.uptake.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody (or something) that signs in.
 *
 * @param username the name to sign in with
 * @param role what it may do
 * @param country the country's code for a coordinator, null for all others
 * @param email where it is written to, if anywhere
 */
public record Account(String username, Role role, @Nullable String country, @Nullable String email) {

	public boolean isTaxud() {
		return this.role == Role.TAXUD;
	}

	/**
	 * Whether this is a coordinator of a country.
	 * @param code the country's code
	 * @return true for that country's coordinators only
	 */
	public boolean coordinates(String code) {
		return this.role == Role.COORDINATOR && code.equals(this.country);
	}

	// Logs hold no addresses.
	@Override
	public String toString() {
		return "%s (%s%s)".formatted(this.username, this.role, (this.country != null) ? " of " + this.country : "");
	}

}
