package eu.uptake.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a secret. Where the secret has 256 random bits there is nothing to try out:
 * it needs no salt and must not be slow, since each request asks.
 */
public final class Sha256 {

	private Sha256() {
	}

	/**
	 * The hash of a secret.
	 * @param secret the secret
	 * @return 64 hexadecimal digits
	 */
	public static String hex(String secret) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
