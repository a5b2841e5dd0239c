package eu.uptake.indicator;

import java.math.BigDecimal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import eu.uptake.indicator.IndicatorDefinition.Baseline;
import eu.uptake.indicator.IndicatorRows.IndicatorValue;

/**
 * Whether a year's value meets the target, and what was compared to find out.
 *
 * @param assessment the outcome
 * @param text what was compared, in an English sentence
 */
record Judgement(Assessment assessment, String text) {

	/**
	 * Judges a year.
	 * <p>
	 * "Grow" names no comparator in the report. It is read as greater than the year
	 * before, or than the baseline where the year before has no number; "grow or stable"
	 * as not less than the baseline. To the letter: where the baseline is the year's own
	 * value, that value hasn't grown.
	 * @param definition the indicator's definition
	 * @param value the year's value, or null if there is none to be seen
	 * @param before the year before's value, or null if there is none
	 * @param beforeIsHidden whether the year before has values that can't be seen yet
	 * @param year the calendar year
	 * @return the judgement
	 */
	static Judgement of(IndicatorDefinition definition, @Nullable IndicatorValue value, @Nullable IndicatorValue before,
			boolean beforeIsHidden, int year) {
		TargetKind kind = definition.target().kind();
		if (kind == TargetKind.TEXT) {
			return none("The target \"%s\" is shown and not assessed.".formatted(definition.target().text()));
		}
		if (value == null) {
			return none("There is no value for %d.".formatted(year));
		}
		if (value.value() == null) {
			return none("There is no number for %d (%s).".formatted(year, why(value)));
		}
		Case found = new Case(definition, value, value.value());
		return switch (kind) {
			case GREATER_THAN, AT_LEAST, AT_MOST -> found.againstThreshold();
			case GROW -> found.againstYearBefore(before, beforeIsHidden);
			case GROW_OR_STABLE -> found.againstBaseline("not less than", "less than", "");
			case TEXT -> throw new IllegalStateException("Judged above");
		};
	}

	private static Judgement none(String text) {
		return new Judgement(Assessment.NOT_ASSESSED, text);
	}

	private static String why(IndicatorValue value) {
		return Objects.requireNonNullElse(value.note(), String.valueOf(value.missingReason()));
	}

	/**
	 * A number to judge.
	 *
	 * @param definition the indicator's definition
	 * @param shown the year's value
	 * @param number its number
	 */
	private record Case(IndicatorDefinition definition, IndicatorValue shown, BigDecimal number) {

		private Judgement againstThreshold() {
			BigDecimal threshold = this.definition.target().threshold();
			if (threshold == null) {
				return none("The target names no number to compare with.");
			}
			String target = "the target " + format(threshold);
			int comparison = this.number.compareTo(threshold);
			return switch (this.definition.target().kind()) {
				case GREATER_THAN -> judge(comparison > 0, "greater than", "not greater than", target);
				case AT_LEAST -> judge(comparison >= 0, "at least", "less than", target);
				default -> judge(comparison <= 0, "at most", "more than", target);
			};
		}

		private Judgement againstYearBefore(@Nullable IndicatorValue before, boolean beforeIsHidden) {
			if (beforeIsHidden) {
				return none("The value is compared with that of %d, which isn't published."
					.formatted(this.shown.year() - 1));
			}
			if (before != null && before.value() != null) {
				return judge(this.number.compareTo(before.value()) > 0, "greater than", "not greater than",
						"%s in the year before".formatted(inWords(before, before.value())));
			}
			return againstBaseline("greater than", "not greater than",
					(before != null) ? "; the year before has no number" : "; there is no year before");
		}

		private Judgement againstBaseline(String met, String notMet, String because) {
			Baseline baseline = this.definition.baseline();
			if (baseline == null) {
				return none("There is no baseline to compare with" + because + ".");
			}
			boolean own = baseline.year() != null && baseline.year() == this.shown.year();
			String named = "the baseline %s%s%s%s".formatted(format(baseline.value()),
					(baseline.year() != null) ? " (%d)".formatted(baseline.year()) : "",
					own ? ", which is the same year's" : "", because);
			int comparison = this.number.compareTo(baseline.value());
			boolean isMet = (this.definition.target().kind() == TargetKind.GROW) ? comparison > 0 : comparison >= 0;
			return judge(isMet, met, notMet, named);
		}

		private Judgement judge(boolean isMet, String met, String notMet, String comparator) {
			return new Judgement(isMet ? Assessment.MET : Assessment.NOT_MET, "%s in %d is %s %s."
				.formatted(inWords(this.shown, this.number), this.shown.year(), isMet ? met : notMet, comparator));
		}

		private String inWords(IndicatorValue value, BigDecimal itsNumber) {
			return (value.isMinimum() ? "A minimum of " : "") + format(itsNumber);
		}

		private String format(BigDecimal value) {
			return this.definition.unit().format(value);
		}

	}

}
