package eu.uptake.quality;

import java.math.BigInteger;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What must be kept of scores to tell their mean and its margin of error, exactly.
 *
 * @param count how many scores
 * @param sum their sum, in the aspect's units
 * @param squares the sum of their squares, in those units squared
 * @param withoutDeviation how many summaries are in it that gave no standard deviation,
 * and so no true squares
 */
record Tally(long count, long sum, long squares, long withoutDeviation) {

	static final Tally NONE = new Tally(0, 0, 0, 0);

	private static final double CONFIDENCE = 0.95;

	static Tally of(long score) {
		return new Tally(1, score, score * score, 0);
	}

	/**
	 * The tally of scores of which only a summary is known.
	 * @param count how many scores
	 * @param mean their mean, in the aspect's units
	 * @param deviation their standard deviation (with {@code count - 1}), or null if it
	 * isn't known
	 * @return the tally
	 */
	static Tally of(long count, long mean, @Nullable Double deviation) {
		boolean known = deviation != null || count < 2;
		double spread = (deviation != null && count > 1) ? (count - 1) * deviation * deviation : 0;
		return new Tally(count, count * mean, count * mean * mean + Math.round(spread), known ? 0 : 1);
	}

	Tally plus(Tally other) {
		return new Tally(this.count + other.count, this.sum + other.sum, this.squares + other.squares,
				this.withoutDeviation + other.withoutDeviation);
	}

	Tally minus(Tally other) {
		return new Tally(this.count - other.count, this.sum - other.sum, this.squares - other.squares,
				this.withoutDeviation - other.withoutDeviation);
	}

	/**
	 * The mean score.
	 * @param unitsPerPoint the aspect's units
	 * @return the mean in points, or null if there are no scores
	 */
	@Nullable Double mean(int unitsPerPoint) {
		return (this.count > 0) ? (double) this.sum / ((double) this.count * unitsPerPoint) : null;
	}

	/**
	 * Half the width of the 95 % confidence interval of the mean, by Student's
	 * distribution.
	 * @param unitsPerPoint the aspect's units
	 * @return the margin in points, or null if there are fewer than two scores or a
	 * summary came without its deviation
	 */
	@Nullable Double marginOfError(int unitsPerPoint) {
		if (this.count < 2 || this.withoutDeviation > 0) {
			return null;
		}
		BigInteger n = BigInteger.valueOf(this.count);
		BigInteger s = BigInteger.valueOf(this.sum);
		double spread = n.multiply(BigInteger.valueOf(this.squares)).subtract(s.multiply(s)).doubleValue();
		double variance = spread / ((double) this.count * (this.count - 1));
		double t = TDistribution.of(this.count - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
		return t * Math.sqrt(variance / this.count) / unitsPerPoint;
	}

}
