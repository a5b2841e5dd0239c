package eu.uptake.session;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.MutationPayload;
import eu.uptake.contract.UserError;

/**
 * Inputs, filter and payloads of {@code graphql/session.graphqls}.
 */
final class SessionInputs {

	private SessionInputs() {
	}

	record RecordTrainingSessionInput(String id, String system, String title, LocalDate startsOn, LocalDate endsOn,
			String host, List<SessionParticipant> participants, @Nullable SessionFeedbackInput feedback) {

		SessionFacts facts() {
			return new SessionFacts(this.system.strip(), this.title.strip(), this.startsOn, this.endsOn, this.host,
					this.participants, SessionFeedbackInput.answers(this.feedback));
		}

	}

	record CorrectTrainingSessionInput(String id, @Nullable Integer expectedVersion, String system, String title,
			LocalDate startsOn, LocalDate endsOn, String host, List<SessionParticipant> participants,
			@Nullable SessionFeedbackInput feedback, @Nullable String reason) {

		SessionFacts facts() {
			return new SessionFacts(this.system.strip(), this.title.strip(), this.startsOn, this.endsOn, this.host,
					this.participants, SessionFeedbackInput.answers(this.feedback));
		}

	}

	record WithdrawTrainingSessionInput(String id, @Nullable Integer expectedVersion, String reason) {
	}

	record SessionFeedbackInput(@Nullable ExpectationAnswers metExpectations, @Nullable UsefulAnswers useful) {

		// Nobody asked is nobody answered.
		static SessionFeedback answers(@Nullable SessionFeedbackInput given) {
			ExpectationAnswers expectations = (given != null) ? given.metExpectations() : null;
			UsefulAnswers usefulness = (given != null) ? given.useful() : null;
			return new SessionFeedback((expectations != null) ? expectations : ExpectationAnswers.NONE,
					(usefulness != null) ? usefulness : UsefulAnswers.NONE);
		}

	}

	record TrainingSessionPayload(@Nullable TrainingSession trainingSession,
			List<UserError> errors) implements MutationPayload {
	}

	/**
	 * Which sessions; an absent field means "all", an empty list "none".
	 *
	 * @param years the calendar years
	 * @param countries the codes of countries that took part; of these the officials
	 * count
	 * @param hosts the codes of hosting countries
	 * @param systems the systems
	 */
	record TrainingSessionFilter(@Nullable List<Integer> years, @Nullable List<String> countries,
			@Nullable List<String> hosts, @Nullable List<String> systems) {

		static final TrainingSessionFilter ALL = new TrainingSessionFilter(null, null, null, null);

	}

}
