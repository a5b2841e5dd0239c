package eu.uptake.uptake;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.MutationPayload;
import eu.uptake.contract.UserError;

/**
 * Inputs and payloads of {@code graphql/uptake.graphqls}.
 */
final class ReturnInputs {

	private ReturnInputs() {
	}

	record ReportUptakeInput(String country, int year, String trainingModule, @Nullable Integer trainees,
			@Nullable String note, @Nullable Integer expectedVersion) {
	}

	record WithdrawUptakeInput(String country, int year, String trainingModule, @Nullable Integer expectedVersion) {
	}

	record AnswerWarningInput(String country, int year, WarningCode code, String trainingModule, String note,
			@Nullable Integer expectedVersion) {
	}

	record ReturnInput(String country, int year, @Nullable Integer expectedVersion, @Nullable String reason) {
	}

	record ReturnPayload(@Nullable NationalReturn nationalReturn, List<UserError> errors) implements MutationPayload {
	}

}
