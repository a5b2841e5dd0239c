package eu.uptake.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import eu.uptake.account.CurrentAccount;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;

/**
 * TAXUD opens, locks, publishes and reopens the reporting years.
 */
@Service
public class YearCycle implements SmartInitializingSingleton {

	private final ReportingYears years;

	private final CurrentAccount currentAccount;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	YearCycle(ReportingYears years, CurrentAccount currentAccount, ApplicationEventPublisher events, Clock clock) {
		this.years = years;
		this.currentAccount = currentAccount;
		this.events = events;
		this.clock = clock;
	}

	ReportingYear open(int year) {
		Rejection.ifAny(checkYear(year));
		return change(year, (current, by) -> current.open(this.clock.instant(), by));
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
		if (!this.years.save(next)) {
			throw new Rejection(UserError.at("year", ErrorCode.STALE_VERSION,
					"Somebody else has changed the year %d at the same moment.", year));
		}
		settle(next);
		return next.settled();
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
