package eu.uptake.indicator;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One change in the history of an indicator: of its definition, or of what is recorded
 * for a year.
 *
 * @param at when
 * @param by who: the account's username
 * @param definition the definition from then on, where that was changed
 * @param before what was recorded before, or null if nothing was
 * @param after what is recorded from then on, or null if nothing is
 */
record IndicatorChange(Instant at, String by, @Nullable IndicatorDefinition definition, @Nullable RecordedValue before,
		@Nullable RecordedValue after) {

	static IndicatorChange defined(IndicatorDefinition definition, Instant at, String by) {
		return new IndicatorChange(at, by, definition, null, null);
	}

	static IndicatorChange recorded(@Nullable RecordedValue before, @Nullable RecordedValue after, Instant at,
			String by) {
		return new IndicatorChange(at, by, null, before, after);
	}

	/**
	 * The calendar year it is about.
	 * @return the year, or null for a change of the definition
	 */
	@Nullable Integer year() {
		RecordedValue recorded = (this.after != null) ? this.after : this.before;
		return (recorded != null) ? recorded.year() : null;
	}

	/**
	 * What was done, in a sentence.
	 * @return the sentence, in English
	 */
	String summary() {
		if (this.definition != null) {
			return "Defined as \"%s\", target \"%s\", %s".formatted(this.definition.title(),
					this.definition.target().text(),
					(this.definition.measure() != null) ? "computed by " + this.definition.measure() : "recorded");
		}
		String now = (this.after != null) ? this.after.describe() : "nothing";
		return "%d: %s".formatted(year(), (this.before != null) ? now + ", was " + this.before.describe() : now);
	}

}
