package eu.uptake.download;

/**
 * The escapes Apache and nginx write in quoted fields: {@code \"}, {@code \\} and
 * {@code \xhh}. Any other backslash stands for itself.
 */
final class Escapes {

	private Escapes() {
	}

	/**
	 * Whether a backslash escapes the byte at an index. The run of backslashes before it
	 * is counted back, which is linear over a field because a run ends at the quote
	 * before.
	 * @param bytes the line
	 * @param from where the field begins
	 * @param at the index
	 * @return whether the byte is escaped
	 */
	static boolean escaped(byte[] bytes, int from, int at) {
		int backslash = at - 1;
		while (backslash >= from && bytes[backslash] == '\\') {
			backslash--;
		}
		return (at - 1 - backslash) % 2 == 1;
	}

	/**
	 * Writes a field without its escapes.
	 * @param bytes the line
	 * @param from where the field begins
	 * @param to where it ends
	 * @param plain takes the bytes; as long as the field at least
	 * @return how many bytes were written
	 */
	static int unescape(byte[] bytes, int from, int to, byte[] plain) {
		int length = 0;
		int at = from;
		while (at < to) {
			byte next = bytes[at++];
			if (next == '\\' && at < to) {
				if (bytes[at] == '"' || bytes[at] == '\\') {
					next = bytes[at++];
				}
				else if (bytes[at] == 'x' && at + 2 < to && hex(bytes[at + 1], bytes[at + 2]) >= 0) {
					next = (byte) hex(bytes[at + 1], bytes[at + 2]);
					at += 3;
				}
			}
			plain[length++] = next;
		}
		return length;
	}

	/**
	 * Replaces {@code %hh} by the byte it stands for, in place; a {@code %} without two
	 * digits stands for itself.
	 * @param bytes the bytes
	 * @param from where to begin
	 * @param to where to end
	 * @return where the decoded bytes end
	 */
	static int percentDecode(byte[] bytes, int from, int to) {
		int length = from;
		int at = from;
		while (at < to) {
			byte next = bytes[at++];
			if (next == '%' && at + 1 < to && hex(bytes[at], bytes[at + 1]) >= 0) {
				next = (byte) hex(bytes[at], bytes[at + 1]);
				at += 2;
			}
			bytes[length++] = next;
		}
		return length;
	}

	private static int hex(byte high, byte low) {
		int first = Character.digit(high, 16);
		int second = Character.digit(low, 16);
		return (first < 0 || second < 0) ? -1 : first << 4 | second;
	}

}
