package eu.uptake.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an indicator counts in; described in {@code graphql/indicator.graphqls}.
 */
enum IndicatorUnit {

	COUNT(0, 1_000_000_000_000L, ""), PERCENT(0, 100, "%"), SCORE_4(2, 4, ""), SCORE_100(1, 100, ""),
	MONTHS(0, 10_000, " months"), MILLIONS(2, 1_000_000_000, " million"), BILLION(3, 1_000_000, " billion"),
	TERABYTES(2, 1_000_000_000, " TB");

	private final int decimals;

	private final BigDecimal most;

	private final String suffix;

	IndicatorUnit(int decimals, long most, String suffix) {
		this.decimals = decimals;
		this.most = BigDecimal.valueOf(most);
		this.suffix = suffix;
	}

	/**
	 * A computed value as it is published and assessed. Recorded values stay as they are
	 * given.
	 * @param computed the value as computed
	 * @return the value with the unit's decimals, halves rounded up
	 */
	BigDecimal round(BigDecimal computed) {
		return computed.setScale(this.decimals, RoundingMode.HALF_UP);
	}

	/**
	 * The largest value; the smallest is 0.
	 * @return the value
	 */
	BigDecimal most() {
		return this.most;
	}

	/**
	 * A value in words.
	 * @param value the value
	 * @return its plain decimal notation and the unit, such as "95%"
	 */
	String format(BigDecimal value) {
		return value.stripTrailingZeros().toPlainString() + this.suffix;
	}

}
