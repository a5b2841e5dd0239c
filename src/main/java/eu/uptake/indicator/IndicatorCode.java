package eu.uptake.indicator;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an indicator's code, by which lists are sorted: 4.2 comes before 4.10, and
 * 1.11A before 1.11B.
 *
 * @param objective the number before the point
 * @param number the number after it
 * @param part the letter of an indicator that is one of several under a number, or empty
 */
record IndicatorCode(int objective, int number, String part) implements Comparable<IndicatorCode> {

	private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d?)\\.(0|[1-9]\\d{0,2})([A-Z]?)");

	private static final Comparator<IndicatorCode> ORDER = Comparator.comparingInt(IndicatorCode::objective)
		.thenComparingInt(IndicatorCode::number)
		.thenComparing(IndicatorCode::part);

	static boolean isCode(String code) {
		return FORM.matcher(code).matches();
	}

	/**
	 * Takes a code apart.
	 * @param code a code that has been checked
	 * @return its parts
	 */
	static IndicatorCode of(String code) {
		Matcher matcher = FORM.matcher(code);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(code);
		}
		return new IndicatorCode(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
				matcher.group(3));
	}

	@Override
	public int compareTo(IndicatorCode other) {
		return ORDER.compare(this, other);
	}

}
