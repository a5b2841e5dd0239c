package eu.uptake.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a file that ends in it, computed with zeros in its place: so that no
 * byte of the file can change without being noticed.
 */
final class FileDigest {

	static final int LENGTH = 64;

	/** What holds the place. */
	static final String ZEROS = "0".repeat(LENGTH);

	private static final int BUFFER = 1 << 16;

	private FileDigest() {
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	static String hex(MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * Puts the digest in its place.
	 * @param file a file that ends in zeros
	 * @param digest its digest
	 * @throws IOException if it can't be written
	 */
	static void seal(FileChannel file, MessageDigest digest) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(hex(digest).getBytes(StandardCharsets.US_ASCII));
		file.position(file.size() - LENGTH);
		while (bytes.hasRemaining()) {
			file.write(bytes);
		}
	}

	/**
	 * Tells whether a file is as it was sealed.
	 * @param file the file
	 * @return false if any byte differs, or there are more or fewer
	 * @throws IOException if it can't be read
	 */
	static boolean isSealed(FileChannel file) throws IOException {
		if (file.size() < LENGTH) {
			return false;
		}
		MessageDigest digest = sha256();
		ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
		long left = file.size() - LENGTH;
		while (left > 0) {
			buffer.clear().limit((int) Math.min(BUFFER, left));
			left -= file.read(buffer);
			digest.update(buffer.flip());
		}
		digest.update(ZEROS.getBytes(StandardCharsets.US_ASCII));
		ByteBuffer sealed = ByteBuffer.allocate(LENGTH);
		while (sealed.hasRemaining() && file.read(sealed) >= 0) {
			// All of it.
		}
		return hex(digest).equals(new String(sealed.array(), StandardCharsets.US_ASCII));
	}

}
