package eu.uptake.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What one trainee thinks of one module.
 * <p>
 * A response is also an entry in the log of its statistic: it holds a place in a sequence
 * without gaps, and the statistic says up to which place it has counted. See
 * {@link SurveyLedger}. What is left of one that was erased is a {@link SurveyEntry}.
 *
 * @param id the hash of the client's id, which makes sending it again harmless
 * @param statistic the id of the statistic that counts it
 * @param sequence its place there, from 1
 * @param module the module's code
 * @param country the country's code, or null where it isn't stated
 * @param audience who was asked
 * @param completedOn the day the course was completed
 * @param scores the score of each dimension answered, in hundredths of a point, by the
 * dimension's field name
 * @param comment the comment, or null
 * @param commentDropped whether there was a comment, which has been deleted
 * @param submittedAt when it was received
 */
@Document("surveyResponses")
@CompoundIndex(name = "statistic_sequence", def = "{'statistic': 1, 'sequence': 1}", unique = true)
@CompoundIndex(name = "half_erased", def = "{'erasure': 1}", partialFilter = "{'erasure': 'BEGUN'}")
@CompoundIndex(name = "comments", def = "{'submittedAt': -1, '_id': -1}",
		partialFilter = "{'comment': {'$exists': true}}")
@CompoundIndex(name = "comments_of_country", def = "{'country': 1, 'submittedAt': -1, '_id': -1}",
		partialFilter = "{'comment': {'$exists': true}}")
record SurveyResponse(@Id String id, String statistic, long sequence, String module, @Nullable String country,
		Audience audience, LocalDate completedOn, Map<String, Integer> scores, @Nullable String comment,
		@Nullable Boolean commentDropped, Instant submittedAt) {

	SurveyResponse at(long place) {
		return new SurveyResponse(this.id, this.statistic, place, this.module, this.country, this.audience,
				this.completedOn, this.scores, this.comment, this.commentDropped, this.submittedAt);
	}

	SurveyResponse withId(String given) {
		return new SurveyResponse(given, this.statistic, this.sequence, this.module, this.country, this.audience,
				this.completedOn, this.scores, this.comment, this.commentDropped, this.submittedAt);
	}

	/**
	 * Whether another one is this answer, sent again.
	 * @param other another response of the same id
	 * @return true if everything the client said is the same, as far as it is still known
	 */
	boolean saysTheSameAs(SurveyResponse other) {
		return this.statistic.equals(other.statistic) && this.completedOn.equals(other.completedOn)
				&& this.scores.equals(other.scores) && (Boolean.TRUE.equals(this.commentDropped) ? other.comment != null
						: Objects.equals(this.comment, other.comment));
	}

	QualitySums sums() {
		return sums(this.scores);
	}

	static QualitySums sums(Map<String, Integer> scores) {
		Map<Aspect, Integer> byAspect = new EnumMap<>(Aspect.class);
		for (Aspect dimension : Aspect.DIMENSIONS) {
			Integer score = scores.get(dimension.field());
			if (score != null) {
				byAspect.put(dimension, score);
			}
		}
		return QualitySums.of(byAspect);
	}

	StatisticKey key() {
		return new StatisticKey(this.completedOn.getYear(), this.country, this.audience, this.module);
	}

}
