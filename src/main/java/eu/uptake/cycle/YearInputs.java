package eu.uptake.cycle;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.MutationPayload;
import eu.uptake.contract.UserError;

/**
 * Inputs and payloads of {@code graphql/cycle.graphqls}.
 */
final class YearInputs {

	private YearInputs() {
	}

	record YearInput(int year, @Nullable String reason) {
	}

	record YearScheduleInput(int year, @Nullable LocalDate opensOn, @Nullable LocalDate dueOn,
			@Nullable LocalDate locksOn, @Nullable Integer expectedVersion) {
	}

	record YearPayload(@Nullable ReportingYear reportingYear, List<UserError> errors) implements MutationPayload {
	}

}
