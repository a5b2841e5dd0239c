package eu.uptake.download;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A download path with its wildcards, matched against decoded paths in time linear in the
 * path: a client chooses the path, so {@link Pattern}, which tries every way to split it,
 * is not for it. As with a regex, {@code *} takes as much as it can, then
 * {@code {language}} three letters rather than two. A repeated {@code {language}} stands
 * for the same code.
 */
final class PathPattern {

	/**
	 * The language of files whose path names none: "undetermined" in ISO 639-2 and BCP
	 * 47.
	 */
	static final String NO_LANGUAGE = "und";

	private static final Pattern WILDCARD = Pattern.compile("\\*+|\\{language}");

	private static final byte[] STAR = {};

	private static final byte[] LANGUAGE = {};

	private final List<byte[]> parts = new ArrayList<>();

	PathPattern(String path) {
		Matcher wildcard = WILDCARD.matcher(path);
		int from = 0;
		while (wildcard.find()) {
			addText(path.substring(from, wildcard.start()));
			this.parts.add((path.charAt(wildcard.start()) == '*') ? STAR : LANGUAGE);
			from = wildcard.end();
		}
		addText(path.substring(from));
	}

	private void addText(String text) {
		if (!text.isEmpty()) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			this.parts.add(Arrays.copyOf(bytes, Escapes.percentDecode(bytes, 0, bytes.length)));
		}
	}

	/**
	 * The bytes every matching path begins with.
	 * @return the bytes up to the first wildcard
	 */
	byte[] start() {
		return this.parts.get(0);
	}

	/**
	 * Matches a path.
	 * @param path the decoded path
	 * @return the language it names, in lower case; {@link #NO_LANGUAGE} when the pattern
	 * has none; null when the path does not match
	 */
	@Nullable String language(byte[] path) {
		Attempt attempt = new Attempt(path);
		if (!attempt.matches(0, 0)) {
			return null;
		}
		return (attempt.language != null) ? attempt.language : NO_LANGUAGE;
	}

	private final class Attempt {

		private final byte[] path;

		/**
		 * By part: the star's ends from here on have failed. A star stays between the
		 * same two slashes.
		 */
		private final int[] failedFrom;

		private @Nullable String language;

		Attempt(byte[] path) {
			this.path = path;
			this.failedFrom = new int[PathPattern.this.parts.size()];
			Arrays.fill(this.failedFrom, Integer.MAX_VALUE);
		}

		boolean matches(int part, int at) {
			if (part == PathPattern.this.parts.size()) {
				return at == this.path.length;
			}
			byte[] expected = PathPattern.this.parts.get(part);
			if (expected == STAR) {
				return star(part, at);
			}
			if (expected == LANGUAGE) {
				return language(part, at, 3) || language(part, at, 2);
			}
			int end = at + expected.length;
			return end <= this.path.length && Arrays.equals(this.path, at, end, expected, 0, expected.length)
					&& matches(part + 1, end);
		}

		private boolean star(int part, int at) {
			int end = at;
			while (end < this.path.length && this.path[end] != '/') {
				end++;
			}
			end = Math.min(end, this.failedFrom[part] - 1);
			this.failedFrom[part] = Math.min(at, this.failedFrom[part]);
			for (; end >= at; end--) {
				if (matches(part + 1, end)) {
					return true;
				}
			}
			return false;
		}

		private boolean language(int part, int at, int letters) {
			if (at + letters > this.path.length) {
				return false;
			}
			for (int i = at; i < at + letters; i++) {
				int letter = this.path[i] | 0x20;
				if (letter < 'a' || letter > 'z') {
					return false;
				}
			}
			String code = new String(this.path, at, letters, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
			if (this.language != null) {
				return code.equals(this.language) && matches(part + 1, at + letters);
			}
			int[] failed = this.failedFrom.clone();
			this.language = code;
			if (matches(part + 1, at + letters)) {
				return true;
			}
			this.language = null;
			if (PathPattern.this.parts.lastIndexOf(LANGUAGE) > part) {
				// what failed for this code may do for another
				System.arraycopy(failed, 0, this.failedFrom, 0, failed.length);
			}
			return false;
		}

	}

}
