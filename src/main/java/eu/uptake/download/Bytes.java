package eu.uptake.download;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Searches in byte arrays, eight bytes at a time. A search reads up to seven bytes past
 * its end, so arrays need {@link #SLACK} bytes after the last one searched.
 */
final class Bytes {

	static final int SLACK = 8;

	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101010101010101L;

	private static final long HIGHS = 0x8080808080808080L;

	private static final long QUOTES = ONES * '"';

	private static final long NEWLINES = ONES * '\n';

	private Bytes() {
	}

	/**
	 * The eight bytes from an index on; the first one is the lowest.
	 * @param bytes the bytes
	 * @param at the index of the first one
	 * @return the bytes as a number
	 */
	static long word(byte[] bytes, int at) {
		return (long) WORDS.get(bytes, at);
	}

	static int fourBytes(byte[] bytes, int at) {
		return (int) INTS.get(bytes, at);
	}

	/**
	 * ASCII text of at most eight characters as {@link #word} reads it.
	 * @param text the text
	 * @return its bytes as a number, zero beyond its end
	 */
	static long word(String text) {
		long word = 0;
		for (int i = text.length() - 1; i >= 0; i--) {
			word = word << 8 | text.charAt(i);
		}
		return word;
	}

	static int newline(byte[] bytes, int from, int to) {
		for (int at = from; at < to; at += 8) {
			long hit = zeroes(word(bytes, at) ^ NEWLINES);
			if (hit != 0) {
				return within(at, hit, to);
			}
		}
		return to;
	}

	static int quote(byte[] bytes, int from, int to) {
		for (int at = from; at < to; at += 8) {
			long hit = zeroes(word(bytes, at) ^ QUOTES);
			if (hit != 0) {
				return within(at, hit, to);
			}
		}
		return to;
	}

	/**
	 * The first byte below a bound. The subtraction's borrow can mark bytes wrongly, but
	 * only after a right one.
	 * @param bytes the bytes
	 * @param from where to begin
	 * @param to where to end
	 * @param bound the bound, 1 to 128; bytes count as unsigned
	 * @return the index, or {@code to} when there is none
	 */
	static int below(byte[] bytes, int from, int to, int bound) {
		for (int at = from; at < to; at += 8) {
			long word = word(bytes, at);
			long hit = (word - ONES * bound) & ~word & HIGHS;
			if (hit != 0) {
				return within(at, hit, to);
			}
		}
		return to;
	}

	/**
	 * The first occurrence of a byte, for short or rare searches.
	 * @param bytes the bytes
	 * @param from where to begin
	 * @param to where to end
	 * @param wanted the byte
	 * @return the index, or {@code to} when there is none
	 */
	static int find(byte[] bytes, int from, int to, char wanted) {
		int at = from;
		while (at < to && bytes[at] != wanted) {
			at++;
		}
		return at;
	}

	private static int within(int at, long hit, int to) {
		return Math.min(at + (Long.numberOfTrailingZeros(hit) >>> 3), to);
	}

	private static long zeroes(long word) {
		return (word - ONES) & ~word & HIGHS;
	}

}
