package eu.uptake.quality;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.MomentKey;

/**
 * A response with a comment.
 *
 * @param id the response's id in the store, by which nobody can take the response back
 * @param module the module's code
 * @param countryCode the country's code, if it is stated
 * @param audience who was asked
 * @param completedOn the day the course was completed
 * @param submittedAt when it was received
 * @param overall the response's overall score, in points
 * @param comment what was said
 */
record SurveyComment(String id, String module, @Nullable String countryCode, Audience audience, LocalDate completedOn,
		Instant submittedAt, @Nullable Double overall, @Nullable String comment) {

	static SurveyComment of(SurveyResponse response) {
		return new SurveyComment(response.id(), response.module(), response.country(), response.audience(),
				response.completedOn(), response.submittedAt(),
				response.sums().tally(Aspect.OVERALL).mean(Aspect.OVERALL.unitsPerPoint()), response.comment());
	}

	/**
	 * What comments are sorted by.
	 * @return the moment in milliseconds, and the id
	 */
	String key() {
		return new MomentKey(this.submittedAt, this.id).toString();
	}

}
