package eu.uptake.indicator;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import eu.uptake.indicator.IndicatorRows.IndicatorEvidence;
import eu.uptake.indicator.IndicatorRows.IndicatorValue;
import eu.uptake.measure.Measurement;

/**
 * The values of one indicator, as far as they may be seen.
 */
final class IndicatorSeries {

	private final Indicator indicator;

	private final IndicatorDefinition definition;

	private final IndicatorSheet sheet;

	IndicatorSeries(Indicator indicator, IndicatorSheet sheet) {
		this.indicator = indicator;
		this.definition = indicator.definition();
		this.sheet = sheet;
	}

	/**
	 * The values of some years.
	 * @param years the calendar years
	 * @return a value for each that has one and may be seen, ascending
	 */
	List<IndicatorValue> values(Collection<Integer> years) {
		return new TreeSet<>(years).stream()
			.map(this::value)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
	}

	/**
	 * The values up to a year.
	 * @param last the last year, or null for no end
	 * @return a value for each year that has one and may be seen, ascending
	 */
	List<IndicatorValue> valuesUpTo(@Nullable Integer last) {
		return values(this.sheet.visible().stream().filter((year) -> last == null || year <= last).toList());
	}

	/**
	 * A year's value.
	 * @param year the calendar year
	 * @return the value, or null if there is none or it may not be seen
	 */
	@Nullable IndicatorValue value(int year) {
		if (!this.sheet.visible().contains(year)) {
			return null;
		}
		RecordedValue recorded = this.indicator.recorded(year);
		if (this.definition.measure() == null) {
			return (recorded != null) ? new IndicatorValue(year, recorded.value(), false, recorded.note(),
					recorded.missingReason(), recorded.lowReliability()) : null;
		}
		Measurement measured = this.sheet.measurement(this.definition.measure(), year);
		String note = (recorded != null) ? recorded.note() : null;
		if (measured == null || measured.value() == null) {
			return new IndicatorValue(year, null, false, note, MissingReason.NOT_AVAILABLE, false);
		}
		return new IndicatorValue(year, this.definition.unit().round(measured.value()), measured.isMinimum(), note,
				null, recorded != null && recorded.lowReliability());
	}

	Judgement judge(int year) {
		return Judgement.of(this.definition, value(year), value(year - 1), this.sheet.hides(year - 1), year);
	}

	/**
	 * How a year's value came about.
	 * @param year the calendar year
	 * @return the evidence, or null if there is no value or it may not be seen
	 */
	@Nullable IndicatorEvidence evidence(int year) {
		IndicatorValue value = value(year);
		if (value == null) {
			return null;
		}
		RecordedValue recorded = this.indicator.recorded(year);
		boolean names = recorded != null && this.sheet.seesNames();
		String by = names ? recorded.by() : null;
		if (this.definition.measure() == null) {
			return new IndicatorEvidence(year, "Recorded, not computed.", List.of(), value.value(), value.value(),
					false, recordQuery(year), by, (recorded != null) ? recorded.at() : null);
		}
		Measurement measured = Objects.requireNonNull(this.sheet.measurement(this.definition.measure(), year));
		BigDecimal unrounded = measured.value();
		return new IndicatorEvidence(year, this.sheet.formula(this.definition.measure()), measured.counts(),
				value.value(), unrounded, measured.isMinimum(), measured.records(), by,
				(recorded != null) ? recorded.at() : null);
	}

	private String recordQuery(int year) {
		return """
				{
				  indicator(code: "%s") {
				    value(year: %d) { value note missingReason }
				    changes { at by year summary }
				  }
				}""".formatted(this.indicator.code(), year);
	}

}
