package eu.uptake.indicator;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.indicator.IndicatorDefinition.Baseline;
import eu.uptake.indicator.IndicatorDefinition.Target;
import eu.uptake.indicator.IndicatorInputs.DefineIndicatorInput;

/**
 * What makes a definition and a value acceptable, whoever gives them.
 */
final class IndicatorChecks {

	/** The longest note, in characters. */
	static final int LONGEST_NOTE = 1_000;

	private static final int LONGEST_TITLE = 500;

	private static final int LONGEST_LINE = 100;

	private static final int MOST_DECIMALS = 6;

	private static final int LAST_OBJECTIVE = 99;

	private IndicatorChecks() {
	}

	/**
	 * Checks a definition.
	 * @param input the definition
	 * @param measures the names of the measures there are
	 * @return what is wrong with it
	 */
	static List<UserError> check(DefineIndicatorInput input, Collection<String> measures) {
		return Stream
			.of(checkCode(input.code()), checkObjective(input.objective()),
					Texts.checkLine("title", input.title(), LONGEST_TITLE),
					Texts.checkLine("source", input.source(), LONGEST_LINE),
					checkNumber("baseline", input.baseline(), input.unit()), checkBaselineYear(input),
					checkThreshold(input), checkNumber("targetThreshold", input.targetThreshold(), input.unit()),
					Texts.checkLine("targetText", input.targetText(), LONGEST_LINE),
					Texts.checkNote("note", input.note(), LONGEST_NOTE), checkMeasure(input.measure(), measures))
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
	}

	/**
	 * The definition that an input gives.
	 * @param input an input that has been checked
	 * @return the definition
	 */
	static IndicatorDefinition definition(DefineIndicatorInput input) {
		Baseline baseline = (input.baseline() != null) ? new Baseline(input.baselineYear(), plain(input.baseline()))
				: null;
		Target target = new Target(input.targetKind(),
				(input.targetThreshold() != null) ? plain(input.targetThreshold()) : null, input.targetText().strip());
		return new IndicatorDefinition(input.objective(), input.title().strip(), input.source().strip(), input.unit(),
				baseline, target, Texts.strip(input.note()), input.measure());
	}

	static @Nullable UserError checkNumber(String field, @Nullable BigDecimal number, IndicatorUnit unit) {
		if (number == null) {
			return null;
		}
		if (number.signum() < 0 || number.compareTo(unit.most()) > 0) {
			return UserError.at(field, ErrorCode.OUT_OF_RANGE, "The %s must be from 0 to %s.", field,
					unit.most().toPlainString());
		}
		return (plain(number).scale() <= MOST_DECIMALS) ? null
				: UserError.at(field, ErrorCode.INVALID, "The %s has at most %d decimals.", field, MOST_DECIMALS);
	}

	/**
	 * A number in the one form it is stored and compared in.
	 * @param number the number, however many zeros it came with
	 * @return the number without trailing zeros, and with no exponent
	 */
	static BigDecimal plain(BigDecimal number) {
		BigDecimal stripped = number.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	private static @Nullable UserError checkCode(String code) {
		return IndicatorCode.isCode(code) ? null : UserError.at("code", ErrorCode.INVALID,
				"A code is two numbers joined by a point, and a capital letter where there are several, such as 1.11B.");
	}

	private static @Nullable UserError checkObjective(int objective) {
		return (objective >= 0 && objective <= LAST_OBJECTIVE) ? null : UserError.at("objective",
				ErrorCode.OUT_OF_RANGE, "The objective must be from 0 to %d.", LAST_OBJECTIVE);
	}

	private static @Nullable UserError checkBaselineYear(DefineIndicatorInput input) {
		Integer year = input.baselineYear();
		if (year == null) {
			return null;
		}
		if (input.baseline() == null) {
			return UserError.at("baselineYear", ErrorCode.INVALID, "There is no baseline that the year could be of.");
		}
		return (year >= 1990 && year < 2200) ? null
				: UserError.at("baselineYear", ErrorCode.OUT_OF_RANGE, "The year must be from 1990 to 2199.");
	}

	private static @Nullable UserError checkThreshold(DefineIndicatorInput input) {
		if (input.targetKind().hasThreshold()) {
			return (input.targetThreshold() != null) ? null : UserError.at("targetThreshold", ErrorCode.REQUIRED,
					"A target of this kind needs a number to compare with.");
		}
		return (input.targetThreshold() == null) ? null : UserError.at("targetThreshold", ErrorCode.INVALID,
				"A target of this kind isn't compared with a number.");
	}

	private static @Nullable UserError checkMeasure(@Nullable String measure, Collection<String> measures) {
		return (measure == null || measures.contains(measure)) ? null : UserError.at("measure", ErrorCode.INVALID,
				"There is no measure \"%s\"; there are %s.", measure, String.join(", ", measures));
	}

}
