package eu.uptake.reminder;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What reminders need to know.
 *
 * @param publicUrl where coordinators reach the service, if mails are to say so
 * @param reminders when and from whom reminders are sent
 */
@ConfigurationProperties("uptake")
record ReminderProperties(@Nullable URI publicUrl, Reminding reminders) {

	/**
	 * When and from whom reminders are sent. The defaults of the days stand in
	 * {@code application.yaml}.
	 *
	 * @param daysBefore how many days before the due date; 0 is the due date
	 * @param daysAfter how many days after it
	 * @param catchUpDays how many days late a reminder is still sent, after the service
	 * was down
	 * @param cron when in the day the service looks for reminders to send
	 * @param from the sender's address
	 */
	record Reminding(List<Integer> daysBefore, List<Integer> daysAfter, @DefaultValue("5") int catchUpDays,
			@DefaultValue("0 0 8 * * *") String cron, @DefaultValue("uptake@localhost") String from) {

		Reminding {
			if (daysBefore.stream().anyMatch((days) -> days < 0) || daysAfter.stream().anyMatch((days) -> days < 1)
					|| catchUpDays < 0) {
				throw new IllegalArgumentException("uptake.reminders: days-before and catch-up-days must not be "
						+ "negative, and days-after must be positive");
			}
		}

	}

}
