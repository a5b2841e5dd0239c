package eu.uptake.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Numbers as the report prints them: a space between thousands, a point before decimals.
 */
final class Numbers {

	/** What stands where there is no number. */
	static final String NONE = "–";

	private static final char NO_BREAK_SPACE = '\u00a0';

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

	private Numbers() {
	}

	static String count(long number) {
		return format(BigDecimal.valueOf(number), 0);
	}

	/**
	 * A sum of trainees.
	 * @param trainees the sum
	 * @return the number, marked where it is a minimum; none where no uptake has a number
	 */
	static String trainees(ReportFigures.@Nullable Trainees trainees) {
		if (trainees == null || trainees.uptakes() == 0) {
			return NONE;
		}
		if (trainees.uptakesCounted() == 0) {
			return "not known";
		}
		return (trainees.isMinimum() ? "≥" + NO_BREAK_SPACE : "") + count(trainees.count());
	}

	static String score(@Nullable Double score) {
		return (score != null) ? format(BigDecimal.valueOf(score), 1) : NONE;
	}

	static String percent(@Nullable Double percent) {
		return (percent != null) ? format(BigDecimal.valueOf(percent), 0) + NO_BREAK_SPACE + "%" : NONE;
	}

	/**
	 * A value of an indicator, with the decimals it has.
	 * @param value the value
	 * @param unit the indicator's unit
	 * @return the value, with a percent sign where the unit is one
	 */
	static String indicator(@Nullable Double value, String unit) {
		if (value == null) {
			return NONE;
		}
		BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
		return format(exact, Math.max(exact.scale(), unit.equals("SCORE_100") ? 1 : 0))
				+ (unit.equals("PERCENT") ? NO_BREAK_SPACE + "%" : "");
	}

	static String day(LocalDate day) {
		return DAY.format(day);
	}

	private static String format(BigDecimal number, int decimals) {
		DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
		symbols.setGroupingSeparator(NO_BREAK_SPACE);
		DecimalFormat format = new DecimalFormat("#,##0", symbols);
		format.setRoundingMode(RoundingMode.HALF_UP);
		format.setMinimumFractionDigits(decimals);
		format.setMaximumFractionDigits(decimals);
		return format.format(number);
	}

}
