package eu.uptake.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.indicator.IndicatorDefinition.Baseline;
import eu.uptake.indicator.IndicatorDefinition.Target;
import eu.uptake.measure.Measurement.Count;

/**
 * What indicators answer with; described in {@code graphql/indicator.graphqls}.
 */
final class IndicatorRows {

	private IndicatorRows() {
	}

	/**
	 * An indicator as somebody sees it.
	 *
	 * @param code the code
	 * @param version the version
	 * @param objective the objective's number
	 * @param title what it says
	 * @param source where its values come from
	 * @param unit what it counts in
	 * @param baseline what values are compared with
	 * @param target what is to be reached
	 * @param note what is said of it whatever the year
	 * @param computed whether its values are computed
	 * @param measure what computes them
	 * @param upTo the year up to which its list shows values, or null for no end
	 * @param series its values
	 */
	record IndicatorRow(String code, int version, int objective, String title, String source, IndicatorUnit unit,
			@Nullable Baseline baseline, Target target, @Nullable String note, boolean computed,
			@Nullable String measure, @Nullable Integer upTo, IndicatorSeries series) {

		static IndicatorRow of(Indicator indicator, @Nullable Integer upTo, IndicatorSeries series) {
			IndicatorDefinition definition = indicator.definition();
			return new IndicatorRow(indicator.code(), indicator.version(), definition.objective(), definition.title(),
					definition.source(), definition.unit(), definition.baseline(), definition.target(),
					definition.note(), definition.computed(), definition.measure(), upTo, series);
		}

	}

	/**
	 * A year's value: a number, or why there is none.
	 *
	 * @param year the calendar year
	 * @param value the number, as it is published
	 * @param isMinimum whether the true number is this or more
	 * @param note what is said of it
	 * @param missingReason why there is none
	 * @param lowReliability whether the number rests on too little to be relied on
	 */
	record IndicatorValue(int year, @Nullable BigDecimal value, boolean isMinimum, @Nullable String note,
			@Nullable MissingReason missingReason, boolean lowReliability) {
	}

	/**
	 * How a value came about.
	 *
	 * @param year the calendar year
	 * @param formula how, in words
	 * @param counts the numbers that went in
	 * @param value the value as it is published
	 * @param unrounded the value before it was rounded
	 * @param isMinimum whether the records leave something out
	 * @param query a GraphQL query that lists the records
	 * @param recordedBy who recorded the value or its note, for those who may know
	 * @param recordedAt when
	 */
	record IndicatorEvidence(int year, String formula, List<Count> counts, @Nullable BigDecimal value,
			@Nullable BigDecimal unrounded, boolean isMinimum, String query, @Nullable String recordedBy,
			@Nullable Instant recordedAt) {
	}

}
