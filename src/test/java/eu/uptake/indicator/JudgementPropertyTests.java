package eu.uptake.indicator;

import java.math.BigDecimal;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import eu.uptake.indicator.IndicatorDefinition.Baseline;
import eu.uptake.indicator.IndicatorDefinition.Target;
import eu.uptake.indicator.IndicatorRows.IndicatorValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold of assessments whatever is compared. The numbers are few, so that equal
 * ones meet.
 */
class JudgementPropertyTests {

	private static final int YEAR = 2016;

	@Property
	void aThresholdDividesTheNumbersInTwo(@ForAll("numbers") BigDecimal value,
			@ForAll("numbers") BigDecimal threshold) {
		boolean greater = met(TargetKind.GREATER_THAN, threshold, value, null, null);
		boolean atLeast = met(TargetKind.AT_LEAST, threshold, value, null, null);
		boolean atMost = met(TargetKind.AT_MOST, threshold, value, null, null);
		assertThat(greater).isEqualTo(value.doubleValue() > threshold.doubleValue()).isNotEqualTo(atMost);
		assertThat(atLeast).isEqualTo(greater || value.doubleValue() == threshold.doubleValue());
		assertThat(atLeast || atMost).isTrue();
	}

	@Property
	void growthIsMeasuredAgainstTheYearBeforeOrElseTheBaseline(@ForAll("numbers") BigDecimal value,
			@ForAll("maybe") BigDecimal before, @ForAll("maybe") BigDecimal baseline) {
		Judgement judgement = judge(TargetKind.GROW, null, value, before, baseline);
		BigDecimal comparator = (before != null) ? before : baseline;
		if (comparator == null) {
			assertThat(judgement.assessment()).isEqualTo(Assessment.NOT_ASSESSED);
		}
		else {
			assertThat(judgement.assessment() == Assessment.MET)
				.isEqualTo(value.doubleValue() > comparator.doubleValue());
			assertThat(judgement.assessment()).isNotEqualTo(Assessment.NOT_ASSESSED);
		}
	}

	@Property
	void stabilityIsMeasuredAgainstTheBaselineWhateverTheYearBefore(@ForAll("numbers") BigDecimal value,
			@ForAll("maybe") BigDecimal before, @ForAll("numbers") BigDecimal baseline) {
		assertThat(met(TargetKind.GROW_OR_STABLE, null, value, before, baseline))
			.isEqualTo(value.doubleValue() >= baseline.doubleValue());
		assertThat(judge(TargetKind.GROW_OR_STABLE, null, value, before, null).assessment())
			.isEqualTo(Assessment.NOT_ASSESSED);
	}

	@Property
	void aLargerNumberNeverMissesWhatASmallerOneMeets(@ForAll TargetKind kind, @ForAll("numbers") BigDecimal one,
			@ForAll("numbers") BigDecimal other, @ForAll("numbers") BigDecimal comparator) {
		BigDecimal threshold = kind.hasThreshold() ? comparator : null;
		boolean smaller = met(kind, threshold, one.min(other), comparator, comparator);
		boolean larger = met(kind, threshold, one.max(other), comparator, comparator);
		if (kind == TargetKind.AT_MOST) {
			assertThat(larger && !smaller).isFalse();
		}
		else {
			assertThat(smaller && !larger).isFalse();
		}
	}

	@Property
	void theTextNamesTheNumbersCompared(@ForAll TargetKind kind, @ForAll("numbers") BigDecimal value,
			@ForAll("numbers") BigDecimal comparator) {
		Judgement judgement = judge(kind, kind.hasThreshold() ? comparator : null, value, null, comparator);
		if (kind != TargetKind.TEXT) {
			assertThat(judgement.text()).startsWith(IndicatorUnit.SCORE_100.format(value) + " in 2016 is ")
				.contains(" " + IndicatorUnit.SCORE_100.format(comparator));
			assertThat(judgement.text().contains(" not greater ") || judgement.text().contains(" is less than ")
					|| judgement.text().contains(" more than "))
				.isEqualTo(judgement.assessment() == Assessment.NOT_MET);
		}
	}

	@Property
	void withoutANumberNothingIsAssessed(@ForAll TargetKind kind, @ForAll MissingReason reason,
			@ForAll("numbers") BigDecimal comparator) {
		IndicatorDefinition definition = definition(kind, kind.hasThreshold() ? comparator : null, comparator);
		IndicatorValue missing = new IndicatorValue(YEAR, null, false, null, reason, false);
		assertThat(Judgement.of(definition, missing, value(YEAR - 1, comparator), false, YEAR).assessment())
			.isEqualTo(Assessment.NOT_ASSESSED);
		assertThat(Judgement.of(definition, null, value(YEAR - 1, comparator), false, YEAR).assessment())
			.isEqualTo(Assessment.NOT_ASSESSED);
	}

	@Property
	void aYearBeforeWithoutANumberIsNone(@ForAll("numbers") BigDecimal value, @ForAll MissingReason reason,
			@ForAll("numbers") BigDecimal baseline) {
		IndicatorDefinition definition = definition(TargetKind.GROW, null, baseline);
		IndicatorValue missing = new IndicatorValue(YEAR - 1, null, false, null, reason, false);
		Judgement judgement = Judgement.of(definition, value(YEAR, value), missing, false, YEAR);
		assertThat(judgement.assessment()).isEqualTo(judge(TargetKind.GROW, null, value, null, baseline).assessment());
		assertThat(judgement.text()).endsWith("; the year before has no number.");
	}

	@Provide
	Arbitrary<BigDecimal> numbers() {
		return Arbitraries.integers().between(0, 40).map((tenths) -> BigDecimal.valueOf(tenths, 1));
	}

	@Provide
	Arbitrary<BigDecimal> maybe() {
		return numbers().injectNull(0.3);
	}

	private static boolean met(TargetKind kind, BigDecimal threshold, BigDecimal value, BigDecimal before,
			BigDecimal baseline) {
		return judge(kind, threshold, value, before, baseline).assessment() == Assessment.MET;
	}

	private static Judgement judge(TargetKind kind, BigDecimal threshold, BigDecimal value, BigDecimal before,
			BigDecimal baseline) {
		return Judgement.of(definition(kind, threshold, baseline), value(YEAR, value),
				(before != null) ? value(YEAR - 1, before) : null, false, YEAR);
	}

	private static IndicatorDefinition definition(TargetKind kind, BigDecimal threshold, BigDecimal baseline) {
		return new IndicatorDefinition(4, "Title", "EC", IndicatorUnit.SCORE_100,
				(baseline != null) ? new Baseline(2013, baseline) : null, new Target(kind, threshold, "target"), null,
				null);
	}

	private static IndicatorValue value(int year, BigDecimal value) {
		return new IndicatorValue(year, value, false, null, null, false);
	}

}
