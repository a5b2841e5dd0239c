package eu.uptake.indicator;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;

/**
 * What an indicator is about, without its values.
 *
 * @param objective the objective's number
 * @param title what it says
 * @param source where its values come from, as the report abbreviates it
 * @param unit what it counts in
 * @param baseline what values are compared with, if anything
 * @param target what is to be reached
 * @param note what is said of it whatever the year
 * @param measure the name of the measure that computes its values; null where they are
 * recorded
 */
record IndicatorDefinition(int objective, String title, String source, IndicatorUnit unit, @Nullable Baseline baseline,
		Target target, @Nullable String note, @Nullable String measure) {

	boolean computed() {
		return this.measure != null;
	}

	/**
	 * The value at the beginning.
	 *
	 * @param year the year it is of, or null if that isn't known
	 * @param value the value, in the indicator's unit
	 */
	record Baseline(@Nullable Integer year, @Field(targetType = FieldType.DECIMAL128) BigDecimal value) {
	}

	/**
	 * What is to be reached.
	 *
	 * @param kind how it is to be read
	 * @param threshold the number to compare with, for the kinds that have one
	 * @param text the target as it is shown
	 */
	record Target(TargetKind kind, @Field(targetType = FieldType.DECIMAL128) @Nullable BigDecimal threshold,
			String text) {
	}

}
