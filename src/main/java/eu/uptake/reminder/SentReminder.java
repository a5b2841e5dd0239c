package eu.uptake.reminder;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A reminder that was, or is just being, sent.
 *
 * @param id what it is unique by: the year, the due date, the reminder and the account
 * @param claimedAt when a service began to send it
 * @param sentAt when the mail server had taken it; null if a crash came between, in which
 * case nobody knows
 */
@Document("reminders")
record SentReminder(@MongoId String id, Instant claimedAt, @Nullable Instant sentAt) {

	/**
	 * What a reminder is unique by. A due date that is moved has reminders of its own.
	 * @param year the calendar year that is reported on
	 * @param dueOn the due date
	 * @param day the reminder's days after the due date
	 * @param username whom it is for
	 * @return the id
	 */
	static String id(int year, LocalDate dueOn, int day, String username) {
		return "%d %s %+d %s".formatted(year, dueOn, day, username);
	}

}
