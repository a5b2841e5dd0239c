package eu.uptake.cycle;

import java.time.LocalDate;
import java.time.MonthDay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a year is due and locks, where TAXUD doesn't say.
 *
 * @param due the day on which returns are due, in the year after the one reported on;
 * such as {@code --03-31}
 * @param locks the day from which the year is meant to be locked, from the due date on
 */
@ConfigurationProperties("uptake.cycle")
record CycleProperties(@DefaultValue("--03-31") MonthDay due, @DefaultValue("--04-30") MonthDay locks) {

	/**
	 * Adds the dates that a year to be opened lacks. A year that is opened late is due
	 * when that day next comes.
	 * @param year the calendar year that is reported on
	 * @param given the dates that are known
	 * @return the dates, with those that were missing
	 */
	YearSchedule complete(int year, YearSchedule given) {
		LocalDate afterwards = LocalDate.ofYearDay(year + 1, 1);
		LocalDate from = (given.opensOn() != null && given.opensOn().isAfter(afterwards)) ? given.opensOn()
				: afterwards;
		LocalDate dueOn = (given.dueOn() != null) ? given.dueOn() : next(this.due, from);
		LocalDate locksOn = (given.locksOn() != null) ? given.locksOn() : next(this.locks, dueOn);
		return new YearSchedule(given.opensOn(), dueOn, locksOn);
	}

	private static LocalDate next(MonthDay day, LocalDate from) {
		LocalDate sameYear = day.atYear(from.getYear());
		return sameYear.isBefore(from) ? day.atYear(from.getYear() + 1) : sameYear;
	}

}
