package eu.uptake.quality;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.contract.MutationPayload;
import eu.uptake.contract.UserError;
import eu.uptake.country.Country;

/**
 * Inputs and payloads of {@code graphql/quality.graphqls}.
 */
final class SurveyInputs {

	private SurveyInputs() {
	}

	record SubmitSurveyResponseInput(String id, String trainingModule, @Nullable String country, Audience audience,
			LocalDate completedOn, @Nullable Double relevance, @Nullable Double objectivesAchieved,
			@Nullable Double retention, @Nullable Double userFriendliness, @Nullable String comment) {

		Map<Aspect, @Nullable Double> scores() {
			Map<Aspect, @Nullable Double> scores = new EnumMap<>(Aspect.class);
			scores.put(Aspect.RELEVANCE, this.relevance);
			scores.put(Aspect.OBJECTIVES_ACHIEVED, this.objectivesAchieved);
			scores.put(Aspect.RETENTION, this.retention);
			scores.put(Aspect.USER_FRIENDLINESS, this.userFriendliness);
			return scores;
		}

	}

	record ScoreSummaryInput(double mean, @Nullable Double deviation) {
	}

	record RecordSurveySummaryInput(String trainingModule, String country, Audience audience, int year, String source,
			int responses, @Nullable ScoreSummaryInput relevance, @Nullable ScoreSummaryInput objectivesAchieved,
			@Nullable ScoreSummaryInput retention, @Nullable ScoreSummaryInput userFriendliness) {

		Map<Aspect, @Nullable ScoreSummaryInput> scores() {
			Map<Aspect, @Nullable ScoreSummaryInput> scores = new EnumMap<>(Aspect.class);
			scores.put(Aspect.RELEVANCE, this.relevance);
			scores.put(Aspect.OBJECTIVES_ACHIEVED, this.objectivesAchieved);
			scores.put(Aspect.RETENTION, this.retention);
			scores.put(Aspect.USER_FRIENDLINESS, this.userFriendliness);
			return scores;
		}

	}

	/**
	 * A response as the one who sent it sees it.
	 *
	 * @param id the client's id
	 * @param trainingModule the module
	 * @param country the country, if it is stated
	 * @param audience who was asked
	 * @param completedOn the day the course was completed
	 * @param overall the mean of the dimensions given, in points
	 */
	record ReceivedResponse(String id, TrainingModule trainingModule, @Nullable Country country, Audience audience,
			LocalDate completedOn, double overall) {
	}

	record SubmitSurveyResponsePayload(@Nullable ReceivedResponse surveyResponse,
			List<UserError> errors) implements MutationPayload {
	}

	record EraseSurveyResponseInput(String id) {
	}

	record EraseSurveyResponsePayload(@Nullable String id, List<UserError> errors) implements MutationPayload {
	}

	record EraseSurveyCommentInput(String id) {
	}

	record EraseSurveyCommentPayload(@Nullable String id, List<UserError> errors) implements MutationPayload {
	}

	record RecordSurveySummaryPayload(QualityRows.@Nullable QualityScores scores,
			List<UserError> errors) implements MutationPayload {
	}

}
