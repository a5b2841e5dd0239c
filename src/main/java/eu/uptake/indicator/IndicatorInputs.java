package eu.uptake.indicator;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.MutationPayload;
import eu.uptake.contract.UserError;
import eu.uptake.indicator.IndicatorRows.IndicatorRow;

/**
 * Inputs and payloads of {@code graphql/indicator.graphqls}.
 */
final class IndicatorInputs {

	private IndicatorInputs() {
	}

	record DefineIndicatorInput(String code, int objective, String title, String source, IndicatorUnit unit,
			@Nullable BigDecimal baseline, @Nullable Integer baselineYear, TargetKind targetKind,
			@Nullable BigDecimal targetThreshold, String targetText, @Nullable String note, @Nullable String measure,
			@Nullable Integer expectedVersion) {
	}

	record RecordIndicatorValueInput(String code, int year, @Nullable BigDecimal value,
			@Nullable MissingReason missingReason, @Nullable String note, boolean lowReliability,
			@Nullable Integer expectedVersion) {
	}

	record IndicatorPayload(@Nullable IndicatorRow indicator, List<UserError> errors) implements MutationPayload {
	}

}
