package eu.uptake.catalogue;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

import eu.uptake.contract.MutationPayload;
import eu.uptake.contract.UserError;

/**
 * Inputs and payloads of {@code graphql/catalogue.graphqls}.
 */
final class TrainingModuleInputs {

	private TrainingModuleInputs() {
	}

	record DefineTrainingModuleInput(String code, String title, String programme, @Nullable Integer level,
			@Nullable Integer durationMinutes, List<String> languages, LocalDate producedOn, List<String> downloadPaths,
			@Nullable Integer expectedVersion) {
	}

	record RetireTrainingModuleInput(String code, ArgumentValue<LocalDate> retiredOn,
			@Nullable Integer expectedVersion) {
	}

	record TrainingModulePayload(@Nullable TrainingModule trainingModule,
			List<UserError> errors) implements MutationPayload {
	}

}
