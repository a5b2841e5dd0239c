package eu.uptake.quality;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a national learning system reports instead of single responses. It stands in the
 * document of its statistic, so that replacing it and counting it are one write.
 *
 * @param source the system it comes from
 * @param responses how many responses it is a summary of
 * @param scores what it says of each dimension, by the dimension's field name
 * @param at when it was recorded
 * @param by who recorded it
 */
record SurveySummary(String source, long responses, Map<String, Score> scores, Instant at, String by) {

	QualitySums sums() {
		Map<Aspect, Score> byAspect = new EnumMap<>(Aspect.class);
		for (Aspect dimension : Aspect.DIMENSIONS) {
			Score score = this.scores.get(dimension.field());
			if (score != null) {
				byAspect.put(dimension, score);
			}
		}
		return QualitySums.of(this.responses, byAspect);
	}

	boolean saysTheSameAs(SurveySummary other) {
		return this.source.equals(other.source) && this.responses == other.responses
				&& this.scores.equals(other.scores);
	}

	/**
	 * What it says of a dimension, in points.
	 * @param dimension the dimension
	 * @return the mean, and the deviation if it is given; null if it says nothing
	 */
	@Nullable String describe(Aspect dimension) {
		Score score = this.scores.get(dimension.field());
		if (score == null) {
			return null;
		}
		String mean = points(score.mean());
		return (score.deviation() != null) ? "%s ± %s".formatted(mean, points(score.deviation())) : mean;
	}

	private static String points(int hundredths) {
		return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
	}

	/**
	 * What a summary says of one dimension.
	 *
	 * @param mean the mean score, in hundredths of a point
	 * @param deviation the standard deviation, in hundredths of a point, or null
	 */
	record Score(int mean, @Nullable Integer deviation) {
	}

}
