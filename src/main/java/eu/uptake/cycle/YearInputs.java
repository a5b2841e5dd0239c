package eu.uptake.cycle;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.UserError;

/**
 * Inputs and payloads of {@code graphql/cycle.graphqls}.
 */
final class YearInputs {

	private YearInputs() {
	}

	record YearInput(int year, @Nullable String reason) {
	}

	record YearPayload(@Nullable ReportingYear reportingYear, List<UserError> errors) {
	}

}
