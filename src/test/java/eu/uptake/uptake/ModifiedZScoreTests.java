package eu.uptake.uptake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ModifiedZScoreTests {

	private static final BigDecimal THRESHOLD = new BigDecimal("3.5");

	// Worked out by hand: the median, the MAD (or MeanAD), the score.
	@ParameterizedTest
	@CsvSource(textBlock = """
			# others,            number,   below,    score or just above
			1 2 3 4 5 6 7 8 9,   15,       3.3724,   3.3725
			1 2 3 4 5 6 7 8 9,   -5,       3.3724,   3.3725
			9 1 8 2 7 3 6 4 5,   16,       3.70974,  3.70975
			10 20 30 40,         100,      5.05874,  5.05875
			0 10000000,          10000000, 0.6744,   0.6745
			20 20 20 20 30,      30,       3.98942,  3.98943
			20 20 20 20 30,      10,       3.98942,  3.98943
			""")
	void isAboveWhatLiesBelowTheScoreAndNotAboveTheScoreItself(String others, int number, BigDecimal below,
			BigDecimal notBelow) {
		ModifiedZScore score = ModifiedZScore.by(numbers(others));
		assertThat(score.isAbove(number, below)).isTrue();
		assertThat(score.isAbove(number, notBelow)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "7 7 7 7 7, 7", "7 7 7 7 7, 8", "0 0 0, 10000000" })
	void numbersThatAreAllTheSameSayNothingOfAnother(String others, int number) {
		assertThat(ModifiedZScore.by(numbers(others)).isAbove(number, new BigDecimal("0.0001"))).isFalse();
	}

	@Property
	void agreesWithThePlainFormula(@ForAll @Size(min = 1, max = 40) List<@IntRange(max = 1000) Integer> others,
			@ForAll @IntRange(max = 10_000) int number) {
		double plain = plainScore(others, number);
		Assume.that(Math.abs(plain - 3.5) > 1e-9);
		assertThat(ModifiedZScore.by(others).isAbove(number, THRESHOLD)).isEqualTo(plain > 3.5);
	}

	@Property
	void dependsNeitherOnOrderNorOnUnitNorOnOriginNorOnSign(
			@ForAll @Size(min = 1, max = 40) List<@IntRange(max = 1000) Integer> others,
			@ForAll @IntRange(max = 10_000) int number, @ForAll @IntRange(min = 1, max = 50) int unit,
			@ForAll @IntRange(max = 1000) int origin) {
		boolean expected = ModifiedZScore.by(others).isAbove(number, THRESHOLD);
		List<Integer> reversed = new ArrayList<>(others);
		Collections.reverse(reversed);
		assertThat(ModifiedZScore.by(reversed).isAbove(number, THRESHOLD)).isEqualTo(expected);
		for (int factor : List.of(unit, -unit)) {
			List<Integer> moved = others.stream().map((other) -> other * factor + origin).toList();
			assertThat(ModifiedZScore.by(moved).isAbove(number * factor + origin, THRESHOLD)).isEqualTo(expected);
		}
	}

	@Property
	void whatIsFurtherFromTheMedianOnTheSameSideIsNoLessAnOutlier(
			@ForAll @Size(min = 1, max = 40) List<@IntRange(max = 1000) Integer> others,
			@ForAll @IntRange(min = 1000, max = 5000) int near, @ForAll @IntRange(max = 5000) int more) {
		ModifiedZScore score = ModifiedZScore.by(others);
		if (score.isAbove(near, THRESHOLD)) {
			assertThat(score.isAbove(near + more, THRESHOLD)).isTrue();
		}
	}

	private static double plainScore(List<Integer> others, int number) {
		double median = median(others.stream().map(Integer::doubleValue).toList());
		List<Double> deviations = others.stream().map((other) -> Math.abs(other - median)).toList();
		double mad = median(deviations);
		double meanAd = deviations.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
		if (mad > 0) {
			return 0.6745 * Math.abs(number - median) / mad;
		}
		return (meanAd > 0) ? Math.abs(number - median) / (1.253314 * meanAd) : 0;
	}

	private static double median(List<Double> numbers) {
		List<Double> sorted = numbers.stream().sorted().toList();
		int half = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
	}

	private static List<Integer> numbers(String text) {
		return Stream.of(text.split(" ")).map(Integer::valueOf).toList();
	}

}
