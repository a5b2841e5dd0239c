package eu.uptake.measure;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One year's result of a measure, and what it was computed from.
 *
 * @param value the result, not rounded; null where there is nothing to compute it from
 * @param isMinimum whether the records leave something out, so that the true value is
 * this or more
 * @param counts the numbers that went in
 * @param records a GraphQL query that lists the records
 */
public record Measurement(@Nullable BigDecimal value, boolean isMinimum, List<Count> counts, String records) {

	/**
	 * A number that went into a measurement.
	 *
	 * @param name what was counted, in English, such as "responses"
	 * @param value how many, or how much
	 */
	public record Count(String name, BigDecimal value) {
	}

}
