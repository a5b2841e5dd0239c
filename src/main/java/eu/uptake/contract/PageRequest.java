package eu.uptake.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a connection a client asks for.
 *
 * @param first how many at the most, capped at 200
 * @param afterKey the key of the node before the page, or null for the first page
 */
public record PageRequest(int first, @Nullable String afterKey) {

	private static final int DEFAULT = 50;

	private static final int MAXIMUM = 200;

	/** Cursors of another connection or format are told from this one's by it. */
	private static final String PREFIX = "k:";

	/**
	 * Reads the Relay arguments.
	 * @param first the argument {@code first}; 50 where absent
	 * @param after the argument {@code after}: a cursor of this connection
	 * @return the request
	 * @throws BadArgument if {@code first} is negative or {@code after} is no cursor
	 */
	public static PageRequest of(@Nullable Integer first, @Nullable String after) {
		if (first != null && first < 0) {
			throw new BadArgument("first", "must not be negative");
		}
		return new PageRequest((first != null) ? Math.min(first, MAXIMUM) : DEFAULT,
				(after != null) ? key(after) : null);
	}

	// A cursor carries the sort key, so that inserts and deletes can't shift a page.
	static String cursor(String key) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + key).getBytes(StandardCharsets.UTF_8));
	}

	private static String key(String cursor) {
		try {
			String decoded = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			if (decoded.startsWith(PREFIX) && cursor(decoded.substring(PREFIX.length())).equals(cursor)) {
				return decoded.substring(PREFIX.length());
			}
		}
		catch (IllegalArgumentException ex) {
			// Not base64: no cursor either.
		}
		throw new BadArgument("after", "is not a cursor of this connection");
	}

}
