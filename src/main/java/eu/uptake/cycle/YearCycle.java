package eu.uptake.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import eu.uptake.account.CurrentAccount;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.cycle.YearInputs.YearScheduleInput;

/**
 * TAXUD schedules, opens, locks, publishes and reopens the reporting years.
 */
@Service
@EnableConfigurationProperties(CycleProperties.class)
public class YearCycle implements SmartInitializingSingleton {

	private final ReportingYears years;

	private final CurrentAccount currentAccount;

	private final CycleProperties properties;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	YearCycle(ReportingYears years, CurrentAccount currentAccount, CycleProperties properties,
			ApplicationEventPublisher events, Clock clock) {
		this.years = years;
		this.currentAccount = currentAccount;
		this.properties = properties;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Opens a planned year today.
	 * @param input the year, and its dates: without them those it was scheduled for, and
	 * else the configured ones
	 * @return the open year
	 * @throws Rejection if it isn't planned, or the dates don't follow each other
	 */
	ReportingYear open(YearScheduleInput input) {
		Rejection.ifAny(checkYear(input.year()));
		return change(input.year(), (current, by) -> {
			LocalDate today = LocalDate.now(this.clock);
			YearSchedule schedule = this.properties.complete(input.year(),
					current.schedule().with(today, input.dueOn(), input.locksOn()));
			ReportingYear next = current.open(schedule, this.clock.instant(), by);
			Rejection.ifAny(schedule.check(input.year(), today));
			return next;
		});
	}

	/**
	 * Sets the dates of a year that isn't locked.
	 * @param input the year, and the dates to move
	 * @return the year with them
	 * @throws Rejection if it is locked or published, or the dates don't follow each
	 * other
	 */
	ReportingYear schedule(YearScheduleInput input) {
		Rejection.ifAny(checkYear(input.year()));
		ReportingYear current = this.years.get(input.year());
		if (input.expectedVersion() != null && input.expectedVersion() != current.version()) {
			throw stale("expectedVersion", input.year());
		}
		YearSchedule schedule = current.schedule().with(input.opensOn(), input.dueOn(), input.locksOn());
		ReportingYear next = current.schedule(schedule, this.clock.instant(), this.currentAccount.get().username());
		Rejection.ifAny(schedule.check(input.year(), LocalDate.now(this.clock)));
		if (next != current && !this.years.save(current, next)) {
			throw stale("year", input.year());
		}
		return next;
	}

	ReportingYear lock(int year) {
		return change(year, (current, by) -> current.lock(this.clock.instant(), by));
	}

	ReportingYear publish(int year) {
		return change(year, (current, by) -> current.publish(LocalDate.now(this.clock), this.clock.instant(), by));
	}

	ReportingYear reopen(int year, @Nullable String reason) {
		Rejection.ifAny(Texts.checkReason(reason));
		String given = String.valueOf(reason).strip();
		return change(year, (current, by) -> current.reopen(given, this.clock.instant(), by));
	}

	// Changes a year's status, and then outdates the writes that began before: they
	// have read the old status. Another instance's writes outlive a crash between the
	// two steps, so the next start repeats the second.
	private ReportingYear change(int year, BiFunction<ReportingYear, String, ReportingYear> change) {
		ReportingYear current = this.years.get(year);
		ReportingYear next = change.apply(current, this.currentAccount.get().username());
		if (!this.years.save(current, next)) {
			throw stale("year", year);
		}
		settle(next);
		return next.settled();
	}

	private static Rejection stale(String field, int year) {
		return new Rejection(
				UserError.at(field, ErrorCode.STALE_VERSION, "The year %d has been changed since it was read.", year));
	}

	private void settle(ReportingYear year) {
		this.events.publishEvent(new YearStatusChanged(year.year(), year.status()));
		this.years.settle(year);
	}

	/** Settles the years whose last change a crash has cut short. */
	@Override
	public void afterSingletonsInstantiated() {
		this.years.all().stream().filter((year) -> !year.isSettled()).forEach(this::settle);
	}

	/**
	 * Checks that a year is one the service takes reports for.
	 * @param year the calendar year
	 * @return an error before 2014 and after next year
	 */
	public @Nullable UserError checkYear(int year) {
		int last = Year.now(this.clock).getValue() + 1;
		return (year >= ReportingYears.FIRST && year <= last) ? null : UserError.at("year", ErrorCode.YEAR_OUT_OF_RANGE,
				"The year must be from %d to %d.", ReportingYears.FIRST, last);
	}

}
