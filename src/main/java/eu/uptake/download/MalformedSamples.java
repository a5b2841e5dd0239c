package eu.uptake.download;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be shown of the first few malformed lines: never what stands before the
 * timestamp or after the status, and of the rest nothing that looks like an address. Not
 * thread-safe.
 */
final class MalformedSamples {

	private static final int MAX_SAMPLES = 5;

	private static final int MAX_LENGTH = 120;

	private static final int MAX_SEARCHED = 2048;

	/**
	 * The timestamp; then, where they look like it, the request without its query, the
	 * status and the bytes.
	 */
	private static final Pattern SHOWN = Pattern.compile(" (\\[[0-9]{1,2}/[A-Za-z]{1,9}/[0-9A-Za-z:+ -]{1,30}])"
			+ "( \"(?:-(?=\")|\\\\x[^\" ?]*|[A-Z]{3,10} (?:/|\\*|https?:)[^\" ?]*(?: [A-Za-z]{1,9}/[0-9.]{1,5}(?=\"))?)?"
			+ "(?:\"[0-9 -]{0,20})?)?");

	private static final Pattern ADDRESS = Pattern
		.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|(?:[0-9A-Fa-f]{0,4}:){2,}[0-9A-Fa-f]{0,4}");

	private final List<String> samples = new ArrayList<>();

	/**
	 * Keeps a sample of a line, if there are not enough.
	 * @param number the line's number, from 1 on
	 * @param line the line's array
	 * @param from where it begins
	 * @param to where it ends, or ends being of interest
	 * @param length its whole length in bytes
	 */
	void add(long number, byte[] line, int from, int to, long length) {
		if (this.samples.size() < MAX_SAMPLES) {
			String text = new String(line, from, Math.min(to - from, MAX_SEARCHED), StandardCharsets.ISO_8859_1);
			this.samples.add("line " + number + ", " + length + " bytes" + shown(text));
		}
	}

	private static String shown(String line) {
		Matcher matcher = SHOWN.matcher(line);
		if (!matcher.find()) {
			return "";
		}
		String request = matcher.group(2);
		String shown = ": " + matcher.group(1);
		if (request != null) {
			shown += ADDRESS.matcher(request).replaceAll("…").replaceAll("[^ -~…]", "?");
		}
		return (shown.length() > MAX_LENGTH) ? shown.substring(0, MAX_LENGTH) + "…" : shown;
	}

	List<String> samples() {
		return List.copyOf(this.samples);
	}

}
