package eu.uptake.quality;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.country.Country;

/**
 * What the quality figures answer with.
 */
final class QualityRows {

	private QualityRows() {
	}

	/**
	 * Averages over responses, in points from 0 to 100.
	 *
	 * @param responses how many responses
	 * @param overall the mean of the responses' overall scores
	 * @param relevance the mean of the dimension
	 * @param objectivesAchieved the mean of the dimension
	 * @param retention the mean of the dimension
	 * @param userFriendliness the mean of the dimension
	 * @param margin how exact the overall score is; null where it isn't told
	 * @param band the overall score in words
	 * @param dimensions each dimension with its own number of answers and margin
	 * @param suppressed whether the scores are withheld
	 */
	record QualityScores(long responses, @Nullable Double overall, @Nullable Double relevance,
			@Nullable Double objectivesAchieved, @Nullable Double retention, @Nullable Double userFriendliness,
			@Nullable Margin margin, @Nullable Band band, List<DimensionScore> dimensions, boolean suppressed) {

		@Nullable Double marginOfError() {
			return (this.margin != null) ? this.margin.points() : null;
		}

		static QualityScores of(QualitySums sums, QualityProperties.Bands bands) {
			Double overall = mean(sums, Aspect.OVERALL);
			return new QualityScores(sums.tally(Aspect.OVERALL).count(), overall, mean(sums, Aspect.RELEVANCE),
					mean(sums, Aspect.OBJECTIVES_ACHIEVED), mean(sums, Aspect.RETENTION),
					mean(sums, Aspect.USER_FRIENDLINESS), margin(sums, Aspect.OVERALL),
					(overall != null) ? bands.of(asPublished(overall)) : null,
					Aspect.DIMENSIONS.stream().map((dimension) -> score(sums, dimension)).toList(), false);
		}

		private static DimensionScore score(QualitySums sums, Aspect dimension) {
			return new DimensionScore(dimension, sums.tally(dimension).count(), mean(sums, dimension),
					margin(sums, dimension));
		}

		private static @Nullable Double mean(QualitySums sums, Aspect aspect) {
			return sums.tally(aspect).mean(aspect.unitsPerPoint());
		}

		private static Margin margin(QualitySums sums, Aspect aspect) {
			return new Margin(sums.tally(aspect), aspect);
		}

		// Scores are published with one decimal: 72.96 is shown as 73.0 and must not be
		// called less.
		private static double asPublished(double score) {
			return Math.round(score * 10) / 10.0;
		}

		/**
		 * The scores without those of dimensions that few answer.
		 * @param smallest the fewest answers whose scores are shown
		 * @return the scores
		 */
		QualityScores withoutSmallDimensions(int smallest) {
			List<DimensionScore> shown = this.dimensions.stream()
				.map((each) -> (each.answers() < smallest) ? each.withheld() : each)
				.toList();
			return new QualityScores(this.responses, this.overall, mean(shown, Aspect.RELEVANCE),
					mean(shown, Aspect.OBJECTIVES_ACHIEVED), mean(shown, Aspect.RETENTION),
					mean(shown, Aspect.USER_FRIENDLINESS), this.margin, this.band, shown, this.suppressed);
		}

		private static @Nullable Double mean(List<DimensionScore> scores, Aspect dimension) {
			for (DimensionScore score : scores) {
				if (score.dimension() == dimension) {
					return score.mean();
				}
			}
			return null;
		}

		QualityScores withheld() {
			return new QualityScores(this.responses, null, null, null, null, null, null, null, List.of(), true);
		}

	}

	record DimensionScore(Aspect dimension, long answers, @Nullable Double mean, @Nullable Margin margin) {

		@Nullable Double marginOfError() {
			return (this.margin != null) ? this.margin.points() : null;
		}

		DimensionScore withheld() {
			return new DimensionScore(this.dimension, this.answers, null, null);
		}

	}

	/**
	 * How exact a mean is. It takes longer to find out than all the rest, so it is done
	 * where somebody asks.
	 *
	 * @param tally the scores
	 * @param aspect what they are of
	 */
	record Margin(Tally tally, Aspect aspect) {

		@Nullable Double points() {
			return this.tally.marginOfError(this.aspect.unitsPerPoint());
		}

	}

	record ModuleQuality(TrainingModule trainingModule, QualityScores scores) {
	}

	record CountryQuality(@Nullable Country country, QualityScores scores) {
	}

	record YearQuality(int year, QualityScores scores) {
	}

}
