package eu.uptake.reminder;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import eu.uptake.reminder.ReminderProperties.Reminding;

/**
 * The days on which coordinators are reminded, counted from the due date.
 */
final class ReminderPlan {

	private final int[] days;

	private final int catchUpDays;

	ReminderPlan(Reminding properties) {
		this.days = IntStream
			.concat(properties.daysBefore().stream().mapToInt((before) -> -before),
					properties.daysAfter().stream().mapToInt(Integer::intValue))
			.sorted()
			.toArray();
		this.catchUpDays = properties.catchUpDays();
	}

	/**
	 * The reminder to send on a day: the last whose day has come. Those before it have
	 * had their time, sent or not.
	 * @param dueOn the due date
	 * @param today the day
	 * @return the reminder's days after the due date, negative before it; empty if none
	 * has come or the last came too long ago
	 */
	OptionalInt reminderOn(LocalDate dueOn, LocalDate today) {
		return IntStream.of(this.days)
			.filter((day) -> !dueOn.plusDays(day).isAfter(today))
			.max()
			.stream()
			.filter((day) -> !dueOn.plusDays(day).plusDays(this.catchUpDays).isBefore(today))
			.findFirst();
	}

}
