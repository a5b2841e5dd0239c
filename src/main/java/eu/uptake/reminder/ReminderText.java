package eu.uptake.reminder;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import eu.uptake.uptake.OutstandingReturn;

/**
 * What a reminder says.
 *
 * @param subject the mail's subject
 * @param body the mail's text
 */
record ReminderText(String subject, String body) {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

	/**
	 * Words a reminder.
	 * @param outstanding the return that is waited for
	 * @param year the calendar year that is reported on
	 * @param dueOn the last day on which it is in time
	 * @param locksOn the day from which the year is to be locked, if that is known
	 * @param today the current day
	 * @param link where to report, if that is known
	 * @return the text, in English
	 */
	static ReminderText of(OutstandingReturn outstanding, int year, LocalDate dueOn, @Nullable LocalDate locksOn,
			LocalDate today, @Nullable URI link) {
		String theReturn = "training return of %s for %d".formatted(outstanding.country().name(), year);
		boolean overdue = today.isAfter(dueOn);
		StringBuilder text = new StringBuilder();
		text.append("The %s %s %s, %s.%n".formatted(theReturn, overdue ? "was due on" : "is due on", DATE.format(dueOn),
				days(ChronoUnit.DAYS.between(today, dueOn))));
		text.append(status(outstanding)).append("%n".formatted());
		if (locksOn != null && !locksOn.isBefore(today)) {
			text.append("The year is to be locked on %s. Then it can't be submitted any more.%n"
				.formatted(DATE.format(locksOn)));
		}
		if (link != null) {
			text.append("%nReport and submit it here: %s%n".formatted(link));
		}
		return new ReminderText(
				"The %s %s %s".formatted(theReturn, overdue ? "was due on" : "is due on", DATE.format(dueOn)),
				text.toString());
	}

	private static String days(long left) {
		if (left == 0) {
			return "today";
		}
		String days = (Math.abs(left) == 1) ? "1 day" : Math.abs(left) + " days";
		return (left > 0) ? "in " + days : days + " ago";
	}

	private static String status(OutstandingReturn outstanding) {
		return switch (outstanding.status()) {
			case NOT_STARTED -> "It has not been started.";
			case DRAFT -> "It is a draft that has not been submitted.";
			case SENT_BACK -> "It was sent back and has not been submitted again.";
			case SUBMITTED, ACCEPTED -> throw new IllegalArgumentException("Nobody waits for it");
		};
	}

}
