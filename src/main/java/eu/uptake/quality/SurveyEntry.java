package eu.uptake.quality;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A response as an entry in the log of its statistic. One that was erased is an entry
 * still, since its place must stay taken.
 *
 * @param id the response's id
 * @param statistic the id of the statistic that counts it
 * @param sequence its place there, from 1
 * @param scores the scores, as {@link SurveyResponse} has them; null once they are erased
 * @param erasure how far its erasure is, or null
 */
@Document("surveyResponses")
record SurveyEntry(@Id String id, String statistic, long sequence, @Nullable Map<String, Integer> scores,
		@Nullable Erasure erasure) {

	QualitySums sums() {
		return (this.scores != null) ? SurveyResponse.sums(this.scores) : QualitySums.NONE;
	}

	/**
	 * How far an erasure is.
	 */
	enum Erasure {

		/** Nothing is left but the scores, which are in the statistic or may be. */
		BEGUN,

		/** The scores are taken out, too. */
		DONE

	}

}
