package eu.uptake.signin;

import java.security.SecureRandom;
import java.util.Base64;

import eu.uptake.contract.Sha256;

/**
 * Makes what nobody can guess, and what is stored of it.
 */
final class SessionIds {

	private static final int BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	/**
	 * Makes an id.
	 * @return 256 random bits in letters, digits, {@code -} and {@code _}
	 */
	String make() {
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	static String stored(String id) {
		return Sha256.hex(id);
	}

}
