package eu.uptake.account;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.UserError;

/**
 * What makes a new account acceptable.
 */
final class AccountChecks {

	/** One alphabet, so that no name looks like another. */
	private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,62}[a-z0-9]");

	/** Whether a mail arrives only a mail can tell. */
	private static final Pattern EMAIL = Pattern
		.compile("[^\\s\\p{Cntrl}@<>\"(),:;\\[\\]\\\\]{1,64}@[a-zA-Z0-9.-]{1,190}");

	private AccountChecks() {
	}

	static @Nullable UserError checkUsername(String username) {
		return USERNAME.matcher(username).matches() ? null : UserError.at("username", ErrorCode.INVALID,
				"A username is 2 to 64 letters a to z and digits; between them also dots, hyphens, _ and @.");
	}

	static @Nullable UserError checkEmail(@Nullable String email) {
		return (email == null || EMAIL.matcher(email).matches()) ? null
				: UserError.at("email", ErrorCode.INVALID, "This is no e-mail address.");
	}

	static @Nullable UserError checkCountry(Role role, @Nullable String country, boolean known) {
		if (role != Role.COORDINATOR) {
			return (country != null) ? UserError.at("country", ErrorCode.INVALID, "Only coordinators have a country.")
					: null;
		}
		if (country == null) {
			return UserError.at("country", ErrorCode.REQUIRED, "A coordinator needs a country.");
		}
		return known ? null
				: UserError.at("country", ErrorCode.UNKNOWN_COUNTRY, "There is no country \"%s\".", country);
	}

}
