package eu.uptake.indicator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

import eu.uptake.audit.Changes;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.UserError;

/**
 * A row of the programme's measurement framework. One document, with what is recorded for
 * each year and its history inside; computed values are never stored.
 *
 * @param code the key, such as {@code 4.1}
 * @param version counts the writes, from 1
 * @param definition what it is about
 * @param recorded what is recorded, a year each, ascending
 * @param changes the history, oldest first; null where a query leaves it out
 */
@Document("indicators")
record Indicator(@MongoId String code, int version, IndicatorDefinition definition, List<RecordedValue> recorded,
		@Nullable List<IndicatorChange> changes) {

	/**
	 * The version from which an indicator takes no more changes. The history stands in
	 * the document, whose size the store limits to 16 MB: a longest change has some 7 kB.
	 */
	static final int MOST_CHANGES = 2_000;

	/**
	 * Changes the definition. The same definition again changes nothing.
	 * @param next the definition from now on
	 * @param at when
	 * @param by who
	 * @return the step
	 * @throws Rejection if values stand in the way of computing them or of recording
	 * them, or the history is too long
	 */
	Step define(IndicatorDefinition next, Instant at, String by) {
		if (next.equals(this.definition)) {
			return new Step(this, null);
		}
		if (next.computed() != this.definition.computed() && !this.recorded.isEmpty()) {
			throw new Rejection(UserError.at("measure", ErrorCode.WRONG_STATUS,
					"There are records of indicator %s, which can't become %s.", this.code,
					next.computed() ? "computed" : "recorded"));
		}
		refuseEndlessHistory();
		return new Step(new Indicator(this.code, this.version + 1, next, this.recorded, null),
				IndicatorChange.defined(next, at, by));
	}

	/**
	 * Records something for a year in place of what was recorded before. The same again
	 * changes nothing.
	 * @param next what is recorded from now on; if it is empty nothing is
	 * @param at when
	 * @param by who
	 * @return the step
	 * @throws Rejection if the history is too long
	 */
	Step record(RecordedValue next, Instant at, String by) {
		RecordedValue before = recorded(next.year());
		if (next.saysTheSameAs(before) || (next.isEmpty() && before == null)) {
			return new Step(this, null);
		}
		refuseEndlessHistory();
		List<RecordedValue> values = new ArrayList<>(this.recorded);
		values.removeIf((each) -> each.year() == next.year());
		if (!next.isEmpty()) {
			values.add(next);
		}
		values.sort(Comparator.comparingInt(RecordedValue::year));
		return new Step(new Indicator(this.code, this.version + 1, this.definition, List.copyOf(values), null),
				IndicatorChange.recorded(before, next.isEmpty() ? null : next, at, by));
	}

	@Nullable RecordedValue recorded(int year) {
		return this.recorded.stream().filter((each) -> each.year() == year).findFirst().orElse(null);
	}

	private void refuseEndlessHistory() {
		if (this.version >= MOST_CHANGES) {
			throw new Rejection(new UserError(ErrorCode.LIMIT_REACHED,
					"Indicator %s has reached version %d and takes no more changes.".formatted(this.code, this.version),
					List.of("input")));
		}
	}

	/**
	 * A step from one version of an indicator to the next.
	 *
	 * @param next the indicator after the step
	 * @param change what the history says of it, or null where nothing changed
	 */
	record Step(Indicator next, @Nullable IndicatorChange change) {

		/**
		 * What the step changes, for the audit trail.
		 * @param current where it begins
		 * @return the changes of the definition, or of what is recorded for a year
		 */
		Changes changesFrom(Indicator current) {
			RecordedValue before = changed().before();
			RecordedValue after = changed().after();
			return Changes.between(current.definition(), this.next.definition())
				.add("value", (before != null) ? before.describe() : null, (after != null) ? after.describe() : null);
		}

		IndicatorChange changed() {
			return Objects.requireNonNull(this.change);
		}

	}

}
