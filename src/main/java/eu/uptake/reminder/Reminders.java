package eu.uptake.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

import eu.uptake.account.Account;
import eu.uptake.account.Accounts;
import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Deed;
import eu.uptake.cycle.ReportingYear;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.cycle.YearStatus;
import eu.uptake.uptake.OutstandingReturn;
import eu.uptake.uptake.YearCompleteness;

/**
 * Reminds coordinators of returns that aren't submitted. A reminder is sent once to each
 * of a country's coordinators, however often and by however many services this is run.
 */
class Reminders {

	private static final Log logger = LogFactory.getLog(Reminders.class);

	private final ReportingYears years;

	private final YearCompleteness completeness;

	private final Accounts accounts;

	private final SentReminders sent;

	private final MailSender mail;

	private final ReminderProperties properties;

	private final AuditTrail audit;

	private final Clock clock;

	private final ReminderPlan plan;

	Reminders(ReportingYears years, YearCompleteness completeness, Accounts accounts, SentReminders sent,
			MailSender mail, ReminderProperties properties, AuditTrail audit, Clock clock) {
		this.years = years;
		this.completeness = completeness;
		this.accounts = accounts;
		this.sent = sent;
		this.mail = mail;
		this.properties = properties;
		this.audit = audit;
		this.clock = clock;
		this.plan = new ReminderPlan(properties.reminders());
	}

	/**
	 * Sends the reminders of the open years whose day has come. What the mail server
	 * doesn't take is left to the next time.
	 */
	void send() {
		LocalDate today = LocalDate.now(this.clock);
		for (ReportingYear year : this.years.all()) {
			if (year.status() == YearStatus.OPEN && year.dueOn() != null) {
				OptionalInt reminder = this.plan.reminderOn(year.dueOn(), today);
				if (reminder.isPresent()) {
					send(year, year.dueOn(), reminder.getAsInt(), today);
				}
			}
		}
	}

	private void send(ReportingYear year, LocalDate dueOn, int reminder, LocalDate today) {
		Map<String, OutstandingReturn> outstanding = this.completeness.outstanding(year.year())
			.stream()
			.collect(Collectors.toMap((each) -> each.country().code(), Function.identity()));
		List<Account> coordinators = this.accounts.coordinators()
			.stream()
			.filter((account) -> account.email() != null && outstanding.containsKey(account.country()))
			.toList();
		int taken = 0;
		for (Account coordinator : coordinators) {
			String id = SentReminder.id(year.year(), dueOn, reminder, coordinator.username());
			ReminderText text = ReminderText.of(outstanding.get(coordinator.country()), year.year(), dueOn,
					year.locksOn(), today, this.properties.publicUrl());
			taken += this.audit.record(Actor.SERVICE,
					new Deed("sendReminder", "account " + coordinator.username(), coordinator.country(), year.year()),
					() -> this.sent.claim(id, this.clock.instant()) && send(id, coordinator, text)) ? 1 : 0;
		}
		if (taken > 0) {
			logger.info("Sent %d reminders of returns for %d, due on %s".formatted(taken, year.year(), dueOn));
		}
	}

	private boolean send(String id, Account coordinator, ReminderText text) {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setFrom(this.properties.reminders().from());
		message.setTo(coordinator.email());
		message.setSubject(text.subject());
		message.setText(text.body());
		try {
			this.mail.send(message);
		}
		catch (MailException ex) {
			this.sent.release(id);
			// Its message may name addresses.
			logger.warn("A reminder to a coordinator of %s can't be sent now: %s".formatted(coordinator.country(),
					ex.getClass().getSimpleName()));
			return false;
		}
		this.sent.sent(id, this.clock.instant());
		return true;
	}

}
