package eu.uptake.uptake;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;

/**
 * How far a number lies from others, by the modified z-score of Iglewicz and Hoaglin
 * (<i>How to Detect and Handle Outliers</i>, 1993): its distance from the median in units
 * of the median absolute deviation, {@code 0.6745 · |x - median| / MAD}. Where more than
 * half of the others are the same the MAD is 0; the mean absolute deviation takes its
 * place, {@code |x - median| / (1.253314 · MeanAD)}.
 * <p>
 * Whole numbers are compared, without divisions, so that a score that equals a threshold
 * isn't above it. A median may lie half-way between two numbers, and a MAD half-way
 * between two of such distances: hence twice and four times.
 *
 * @param size how many others there are
 * @param twiceMedian twice their median
 * @param fourTimesDeviation four times their median absolute deviation
 * @param twiceSumOfDeviations twice the sum of their absolute deviations from the median
 */
record ModifiedZScore(int size, long twiceMedian, long fourTimesDeviation, long twiceSumOfDeviations) {

	/** The MAD of normally distributed numbers, in standard deviations. */
	private static final BigDecimal NORMAL_MAD = new BigDecimal("0.6745");

	/** The standard deviation of normally distributed numbers, in MeanADs. */
	private static final BigDecimal NORMAL_MEAN_AD = new BigDecimal("1.253314");

	/**
	 * Measures by other numbers.
	 * @param others the numbers to compare with, at least one
	 * @return the measure
	 */
	static ModifiedZScore by(Collection<Integer> others) {
		long median = twiceMedian(others.stream().mapToLong(Integer::longValue).toArray());
		long[] deviations = others.stream().mapToLong((other) -> Math.abs(2L * other - median)).toArray();
		return new ModifiedZScore(others.size(), median, twiceMedian(deviations), Arrays.stream(deviations).sum());
	}

	/**
	 * Whether the absolute score of a number is above a threshold.
	 * @param number the number
	 * @param threshold the threshold, positive
	 * @return false where all the others are the same: they say nothing of how much they
	 * could differ
	 */
	boolean isAbove(int number, BigDecimal threshold) {
		BigDecimal twiceDistance = BigDecimal.valueOf(Math.abs(2L * number - this.twiceMedian));
		if (this.fourTimesDeviation > 0) {
			return NORMAL_MAD.multiply(twiceDistance)
				.multiply(BigDecimal.valueOf(2))
				.compareTo(threshold.multiply(BigDecimal.valueOf(this.fourTimesDeviation))) > 0;
		}
		return this.twiceSumOfDeviations > 0 && twiceDistance.multiply(BigDecimal.valueOf(this.size))
			.compareTo(threshold.multiply(NORMAL_MEAN_AD).multiply(BigDecimal.valueOf(this.twiceSumOfDeviations))) > 0;
	}

	private static long twiceMedian(long[] numbers) {
		long[] sorted = numbers.clone();
		Arrays.sort(sorted);
		return sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2];
	}

}
