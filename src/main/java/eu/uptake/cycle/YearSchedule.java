package eu.uptake.cycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.UserError;

/**
 * The dates of a reporting year; null where there is none yet.
 *
 * @param opensOn the day it opens
 * @param dueOn the last day on which a return is in time
 * @param locksOn the day from which TAXUD means to lock it
 */
record YearSchedule(@Nullable LocalDate opensOn, @Nullable LocalDate dueOn, @Nullable LocalDate locksOn) {

	/** The years after the one reported on, or after today, that a date may lie in. */
	private static final int LATEST = 2;

	/**
	 * Takes the given dates in place of this schedule's.
	 * @param opens the day it opens, or null to leave it
	 * @param due the day it is due, or null to leave it
	 * @param locks the day it locks, or null to leave it
	 * @return the schedule with them
	 */
	YearSchedule with(@Nullable LocalDate opens, @Nullable LocalDate due, @Nullable LocalDate locks) {
		return new YearSchedule((opens != null) ? opens : this.opensOn, (due != null) ? due : this.dueOn,
				(locks != null) ? locks : this.locksOn);
	}

	/**
	 * Checks that the dates follow each other and belong to the year.
	 * @param year the calendar year that is reported on
	 * @param today the current day
	 * @return what is wrong with them
	 */
	List<UserError> check(int year, LocalDate today) {
		List<UserError> errors = new ArrayList<>();
		checkOrder("dueOn", this.opensOn, "opens", this.dueOn, errors);
		checkOrder("locksOn", (this.dueOn != null) ? this.dueOn : this.opensOn,
				(this.dueOn != null) ? "is due" : "opens", this.locksOn, errors);
		LocalDate first = LocalDate.ofYearDay(year, 1);
		LocalDate last = LocalDate.of(Math.max(year, today.getYear()) + LATEST, 12, 31);
		// The next year can be opened from the first day of this one.
		checkBounds("opensOn", this.opensOn, first.minusYears(1), last, errors);
		checkBounds("dueOn", this.dueOn, first, last, errors);
		checkBounds("locksOn", this.locksOn, first, last, errors);
		return errors;
	}

	private static void checkOrder(String field, @Nullable LocalDate earlier, String what, @Nullable LocalDate later,
			List<UserError> errors) {
		if (earlier != null && later != null && later.isBefore(earlier)) {
			errors.add(UserError.at(field, ErrorCode.OUT_OF_RANGE, "%s is before %s, when the year %s.", later, earlier,
					what));
		}
	}

	private static void checkBounds(String field, @Nullable LocalDate date, LocalDate first, LocalDate last,
			List<UserError> errors) {
		if (date != null && (date.isBefore(first) || date.isAfter(last))) {
			errors.add(UserError.at(field, ErrorCode.OUT_OF_RANGE, "The date must be from %s to %s.", first, last));
		}
	}

}
