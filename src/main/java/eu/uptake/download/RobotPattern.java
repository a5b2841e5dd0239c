package eu.uptake.download;

import org.jspecify.annotations.Nullable;

/**
 * What a search for plain text can tell about a regular expression: the longest text that
 * every match contains.
 *
 * @param pattern the regular expression
 * @param text the text; null where none is certain
 * @param plain whether the text is all there is to the expression, so that finding one is
 * finding the other
 */
record RobotPattern(String pattern, @Nullable String text, boolean plain) {

	static RobotPattern of(String pattern) {
		Reader reader = new Reader(pattern);
		try {
			reader.read();
		}
		catch (UncertainException | StringIndexOutOfBoundsException ex) {
			return new RobotPattern(pattern, null, false);
		}
		if (reader.longest.isEmpty()) {
			return new RobotPattern(pattern, null, false);
		}
		return new RobotPattern(pattern, reader.longest, reader.plain);
	}

	/**
	 * Anything not understood here is left to {@link java.util.regex.Pattern}: nothing is
	 * certain then.
	 */
	private static final class UncertainException extends Exception {

		private static final long serialVersionUID = 1L;

		UncertainException() {
			super(null, null, false, false);
		}

	}

	private static final class Reader {

		private final String pattern;

		private String longest = "";

		private final StringBuilder text = new StringBuilder();

		private boolean plain = true;

		private int at;

		Reader(String pattern) {
			this.pattern = pattern;
		}

		void read() throws UncertainException {
			while (this.at < this.pattern.length()) {
				char next = this.pattern.charAt(this.at++);
				switch (next) {
					case '\\' -> escape();
					case '[' -> {
						skipClass();
						gap();
					}
					case '(' -> {
						skipGroup();
						gap();
					}
					case '.', '^', '$' -> gap();
					case '|' -> throw new UncertainException();
					case '*', '?', '{' -> {
						// the character before may be missing
						if (!this.text.isEmpty()) {
							this.text.setLength(this.text.length() - 1);
						}
						quantifier(next);
					}
					case '+' -> quantifier(next);
					default -> character(next);
				}
			}
			gap(this.plain);
		}

		private void character(char character) throws UncertainException {
			if (Character.isSurrogate(character)) {
				throw new UncertainException();
			}
			this.text.append(character);
		}

		private void escape() throws UncertainException {
			char escaped = this.pattern.charAt(this.at++);
			if ("dDsSwWhHvV".indexOf(escaped) >= 0) {
				gap();
			}
			else if (escaped > ' ' && escaped < 0x7f && !Character.isLetterOrDigit(escaped)) {
				this.text.append(escaped);
			}
			else {
				throw new UncertainException();
			}
		}

		private void quantifier(char first) throws UncertainException {
			if (first == '{') {
				int end = this.pattern.indexOf('}', this.at);
				if (end < 0) {
					throw new UncertainException();
				}
				this.at = end + 1;
			}
			if (this.at < this.pattern.length() && "?+".indexOf(this.pattern.charAt(this.at)) >= 0) {
				this.at++;
			}
			gap();
		}

		private void skipClass() throws UncertainException {
			int start = (this.pattern.charAt(this.at) == '^') ? this.at + 1 : this.at;
			this.at = start;
			while (this.pattern.charAt(this.at) != ']' || this.at == start) {
				char next = this.pattern.charAt(this.at);
				boolean nested = next == '[' || next == '&' || (next == ']' && this.at == start);
				boolean quoted = next == '\\' && Character.isLetterOrDigit(this.pattern.charAt(this.at + 1))
						&& "dDsSwW".indexOf(this.pattern.charAt(this.at + 1)) < 0;
				if (nested || quoted) {
					throw new UncertainException();
				}
				this.at += (next == '\\') ? 2 : 1;
			}
			this.at++;
		}

		private void skipGroup() throws UncertainException {
			if (this.pattern.charAt(this.at) == '?' && !this.pattern.startsWith("?:", this.at)) {
				throw new UncertainException();
			}
			int depth = 1;
			while (depth > 0) {
				char next = this.pattern.charAt(this.at++);
				switch (next) {
					case '\\' -> {
						char escaped = this.pattern.charAt(this.at++);
						if (Character.isLetterOrDigit(escaped) && "dDsSwW".indexOf(escaped) < 0) {
							throw new UncertainException();
						}
					}
					case '[' -> skipClass();
					case '(' -> {
						if (this.pattern.charAt(this.at) == '?' && !this.pattern.startsWith("?:", this.at)) {
							throw new UncertainException();
						}
						depth++;
					}
					case ')' -> depth--;
					default -> {
					}
				}
			}
		}

		private void gap() {
			gap(false);
		}

		private void gap(boolean stillPlain) {
			this.plain = stillPlain;
			if (this.text.length() > this.longest.length()) {
				this.longest = this.text.toString();
			}
			this.text.setLength(0);
		}

	}

}
