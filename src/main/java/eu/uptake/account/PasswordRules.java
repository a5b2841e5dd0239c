package eu.uptake.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.UserError;

/**
 * Which passwords are taken, by NIST SP 800-63B: long ones, of whatever characters, that
 * aren't the first to be guessed.
 */
@Component
class PasswordRules {

	static final int SHORTEST = 12;

	static final int LONGEST = 128;

	/** A password of fewer different characters is a repetition. */
	private static final int FEWEST_DIFFERENT = 5;

	private static final String SERVICE = "uptake";

	private final Set<String> common = read();

	/**
	 * Checks a new password.
	 * @param field the input's field
	 * @param password the password
	 * @param username whose it is to be
	 * @return what is wrong with it, or null
	 */
	@Nullable UserError check(String field, String password, String username) {
		String normalised = Passwords.normalise(password);
		int length = normalised.codePointCount(0, normalised.length());
		if (length < SHORTEST) {
			return weak(field, "The password has at least %d characters.", SHORTEST);
		}
		if (length > LONGEST) {
			return UserError.at(field, ErrorCode.TOO_LONG, "The password has at most %d characters.", LONGEST);
		}
		if (normalised.codePoints().anyMatch(Character::isISOControl)) {
			return UserError.at(field, ErrorCode.INVALID, "The password contains a character that can't be typed.");
		}
		String plain = normalised.toLowerCase(Locale.ROOT);
		if (plain.contains(username) && plain.length() - username.length() < SHORTEST) {
			return weak(field, "The password must not be made of the username.");
		}
		if (plain.codePoints().distinct().count() < FEWEST_DIFFERENT || isSequence(plain)) {
			return weak(field, "The password repeats a few characters or counts on.");
		}
		return isCommon(plain) ? weak(field, "The password is among those that are guessed first.") : null;
	}

	private static UserError weak(String field, String message, Object... args) {
		return UserError.at(field, ErrorCode.WEAK_PASSWORD, message, args);
	}

	// "abcdefghijkl", "210987654321".
	private static boolean isSequence(String password) {
		int step = password.charAt(1) - password.charAt(0);
		for (int i = 1; i < password.length(); i++) {
			int difference = password.charAt(i) - password.charAt(i - 1);
			if (difference != step && Math.abs(difference) != 9) {
				return false;
			}
		}
		return Math.abs(step) <= 1;
	}

	// Also with digits and signs after it, as "passwordpassword1!".
	private boolean isCommon(String password) {
		String word = password.replaceAll("[\\d\\p{Punct}]+$", "");
		String half = word.substring(0, word.length() / 2);
		String once = word.equals(half + half) ? half : word;
		return this.common.contains(password) || this.common.contains(once) || once.equals(SERVICE);
	}

	private static Set<String> read() {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				new ClassPathResource("common-passwords.txt", PasswordRules.class).getInputStream(),
				StandardCharsets.UTF_8))) {
			return lines.lines()
				.filter((line) -> !line.startsWith("#") && !line.isBlank())
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
