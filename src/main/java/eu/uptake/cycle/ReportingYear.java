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
 * and back to {@code OPEN} with a reason.
 *
 * @param year the calendar year
 * @param version counts the changes, from 1; 0 for a year that is only planned
 * @param status where the year stands
 * @param publishedOn the day it was published, or null if it isn't or the day isn't known
 * @param changes the history, oldest first
 * @param settledVersion the version whose change of the status has reached everything
 * that depends on it, or null if none has
 */
@Document("reportingYears")
public record ReportingYear(@Id int year, int version, YearStatus status, @Nullable LocalDate publishedOn,
		List<YearChange> changes, @Nullable Integer settledVersion) {

	static ReportingYear planned(int year) {
		return new ReportingYear(year, 0, YearStatus.PLANNED, null, List.of(), null);
	}

	ReportingYear open(Instant at, String by) {
		require(Set.of(YearStatus.PLANNED), "opened");
		return to(YearStatus.OPEN, null, at, by, null);
	}

	ReportingYear lock(Instant at, String by) {
		require(Set.of(YearStatus.OPEN), "locked");
		return to(YearStatus.LOCKED, null, at, by, null);
	}

	ReportingYear publish(LocalDate on, Instant at, String by) {
		require(Set.of(YearStatus.LOCKED), "published");
		return to(YearStatus.PUBLISHED, on, at, by, null);
	}

	ReportingYear reopen(String reason, Instant at, String by) {
		require(Set.of(YearStatus.LOCKED, YearStatus.PUBLISHED), "reopened");
		return to(YearStatus.OPEN, null, at, by, reason);
	}

	ReportingYear settled() {
		return new ReportingYear(this.year, this.version, this.status, this.publishedOn, this.changes, this.version);
	}

	boolean isSettled() {
		return this.settledVersion != null && this.settledVersion >= this.version;
	}

	private void require(Set<YearStatus> from, String participle) {
		if (!from.contains(this.status)) {
			throw new Rejection(UserError.at("year", ErrorCode.WRONG_STATUS, "The year %d is %s and can't be %s.",
					this.year, this.status, participle));
		}
	}

	private ReportingYear to(YearStatus next, @Nullable LocalDate published, Instant at, String by,
			@Nullable String reason) {
		List<YearChange> history = new ArrayList<>(this.changes);
		history.add(new YearChange(at, by, next, reason));
		return new ReportingYear(this.year, this.version + 1, next, published, List.copyOf(history),
				this.settledVersion);
	}

	/**
	 * One change of a year's status.
	 *
	 * @param at when
	 * @param by who: the account's username
	 * @param status the status from then on
	 * @param reason why a year was reopened
	 */
	public record YearChange(Instant at, String by, YearStatus status, @Nullable String reason) {
	}

}
