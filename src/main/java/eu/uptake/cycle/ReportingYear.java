package eu.uptake.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.UserError;

/**
 * The reporting cycle of a calendar year: {@code PLANNED → OPEN → LOCKED → PUBLISHED},
 * and back to {@code OPEN} with a reason. Its dates say when that is meant to happen;
 * none of them changes the status.
 *
 * @param year the calendar year
 * @param version counts the changes, from 1; 0 for a year that is only planned
 * @param status where the year stands
 * @param opensOn the day it opens; of one that was opened, the day it was
 * @param dueOn the last day on which a return is in time
 * @param locksOn the day from which TAXUD means to lock it
 * @param publishedOn the day it was published, or null if it isn't or the day isn't known
 * @param changes the history, oldest first
 * @param settledVersion the version whose change of the status has reached everything
 * that depends on it, or null if none has
 */
@Document("reportingYears")
public record ReportingYear(@Id int year, int version, YearStatus status, @Nullable LocalDate opensOn,
		@Nullable LocalDate dueOn, @Nullable LocalDate locksOn, @Nullable LocalDate publishedOn,
		List<YearChange> changes, @Nullable Integer settledVersion) {

	static ReportingYear planned(int year) {
		return new ReportingYear(year, 0, YearStatus.PLANNED, null, null, null, null, List.of(), null);
	}

	/**
	 * Opens the year.
	 * @param schedule its dates, which open it today
	 * @param at when it was opened
	 * @param by who opens it
	 * @return the year as it is to be
	 * @throws Rejection if it isn't planned
	 */
	ReportingYear open(YearSchedule schedule, Instant at, String by) {
		require(Set.of(YearStatus.PLANNED), "opened");
		return to(YearStatus.OPEN, schedule, null, at, by, null);
	}

	/**
	 * Moves the dates of a year that isn't locked.
	 * @param schedule the dates
	 * @param at when they were set
	 * @param by who sets them
	 * @return the year as it is to be; this year if the dates are the same
	 * @throws Rejection if it is locked or published, or the day moved is the one it was
	 * opened on
	 */
	ReportingYear schedule(YearSchedule schedule, Instant at, String by) {
		require(Set.of(YearStatus.PLANNED, YearStatus.OPEN), "scheduled");
		if (schedule.equals(schedule())) {
			return this;
		}
		if (this.status == YearStatus.OPEN && this.opensOn != null && !this.opensOn.equals(schedule.opensOn())) {
			throw new Rejection(UserError.at("opensOn", ErrorCode.WRONG_STATUS, "The year %d was opened on %s.",
					this.year, this.opensOn));
		}
		ReportingYear next = to(this.status, schedule, null, at, by, null);
		// Nothing depends on the dates: there is nothing to settle that wasn't before.
		return isSettled() ? next.settled() : next;
	}

	ReportingYear lock(Instant at, String by) {
		require(Set.of(YearStatus.OPEN), "locked");
		return to(YearStatus.LOCKED, schedule(), null, at, by, null);
	}

	ReportingYear publish(LocalDate on, Instant at, String by) {
		require(Set.of(YearStatus.LOCKED), "published");
		return to(YearStatus.PUBLISHED, schedule(), on, at, by, null);
	}

	ReportingYear reopen(String reason, Instant at, String by) {
		require(Set.of(YearStatus.LOCKED, YearStatus.PUBLISHED), "reopened");
		return to(YearStatus.OPEN, schedule(), null, at, by, reason);
	}

	ReportingYear settled() {
		return new ReportingYear(this.year, this.version, this.status, this.opensOn, this.dueOn, this.locksOn,
				this.publishedOn, this.changes, this.version);
	}

	boolean isSettled() {
		return this.version == 0 || (this.settledVersion != null && this.settledVersion >= this.version);
	}

	@Nullable String lastReason() {
		return this.changes.isEmpty() ? null : this.changes.get(this.changes.size() - 1).reason();
	}

	YearSchedule schedule() {
		return new YearSchedule(this.opensOn, this.dueOn, this.locksOn);
	}

	private void require(Set<YearStatus> from, String participle) {
		if (!from.contains(this.status)) {
			throw new Rejection(UserError.at("year", ErrorCode.WRONG_STATUS, "The year %d is %s and can't be %s.",
					this.year, this.status, participle));
		}
	}

	private ReportingYear to(YearStatus next, YearSchedule schedule, @Nullable LocalDate published, Instant at,
			String by, @Nullable String reason) {
		List<YearChange> history = new ArrayList<>(this.changes);
		history.add(new YearChange(at, by, next, schedule.opensOn(), schedule.dueOn(), schedule.locksOn(), reason));
		return new ReportingYear(this.year, this.version + 1, next, schedule.opensOn(), schedule.dueOn(),
				schedule.locksOn(), published, List.copyOf(history), this.settledVersion);
	}

	/**
	 * One change of a year's status or dates.
	 *
	 * @param at when
	 * @param by who: the account's username
	 * @param status the status from then on
	 * @param opensOn the day it opens, from then on
	 * @param dueOn the day it is due, from then on
	 * @param locksOn the day it locks, from then on
	 * @param reason why a year was reopened
	 */
	public record YearChange(Instant at, String by, YearStatus status, @Nullable LocalDate opensOn,
			@Nullable LocalDate dueOn, @Nullable LocalDate locksOn, @Nullable String reason) {
	}

}
