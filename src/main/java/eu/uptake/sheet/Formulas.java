package eu.uptake.sheet;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for formulas when it opens a CSV file. An
 * apostrophe before them makes them texts again, and is taken off again by the reader:
 * what is read is what was written, apostrophes of its own included.
 */
final class Formulas {

	private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r\n]", Pattern.DOTALL);

	private static final Pattern NEUTRALISED = Pattern.compile("'+[=+\\-@\t\r\n]", Pattern.DOTALL);

	private Formulas() {
	}

	static String neutralise(String text) {
		return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
	}

	/**
	 * For a format that keeps texts and formulas apart: only what {@link #restore} would
	 * change is protected from it.
	 * @param text the text
	 * @return the text to write
	 */
	static String protect(String text) {
		return NEUTRALISED.matcher(text).lookingAt() ? "'" + text : text;
	}

	static String restore(String text) {
		return NEUTRALISED.matcher(text).lookingAt() ? text.substring(1) : text;
	}

}
