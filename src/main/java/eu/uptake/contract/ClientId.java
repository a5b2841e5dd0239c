package eu.uptake.contract;

import java.util.Locale;

/**
 * The id that a client without an account gives to what it sends. Whoever has it may take
 * back what was sent with it, so it is a secret, and the store has its hash.
 */
public final class ClientId {

	private ClientId() {
	}

	/**
	 * What the store knows something by.
	 * @param uuid the client's id, in any case
	 * @return its SHA-256
	 */
	public static String key(String uuid) {
		return Sha256.hex(uuid.toLowerCase(Locale.ROOT));
	}

}
