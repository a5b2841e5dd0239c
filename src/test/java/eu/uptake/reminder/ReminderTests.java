package eu.uptake.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.mail.MailSendException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import eu.uptake.Api;
import eu.uptake.UptakeTest;
import eu.uptake.account.Accounts;
import eu.uptake.audit.AuditTrail;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.schedule.OneServiceAtATime;
import eu.uptake.uptake.YearCompleteness;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
@ExtendWith(OutputCaptureExtension.class)
class ReminderTests {

	private static final GreenMail MAILS = startMailServer();

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private ReportingYears years;

	@Autowired
	private YearCompleteness completeness;

	@Autowired
	private Accounts accounts;

	@Autowired
	private SentReminders sent;

	@Autowired
	private AuditTrail audit;

	@Autowired
	private MailSender mail;

	@Autowired
	private ReminderProperties properties;

	@Autowired
	private Reminders reminders;

	@Autowired
	private OneServiceAtATime services;

	@Autowired
	private ScheduledTaskHolder schedule;

	private int year;

	private LocalDate due;

	private static GreenMail startMailServer() {
		GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
		server.start();
		return server;
	}

	@DynamicPropertySource
	static void useIt(DynamicPropertyRegistry registry) {
		registry.add("spring.mail.host", () -> "127.0.0.1");
		registry.add("spring.mail.port", () -> MAILS.getSmtp().getPort());
		registry.add("uptake.public-url", () -> "https://uptake.example/");
		registry.add("uptake.reminders.from", () -> "taxud@uptake.example");
	}

	@AfterAll
	static void stopMailServer() {
		MAILS.stop();
	}

	@BeforeEach
	void dueInTwoWeeks() throws Exception {
		MAILS.purgeEmailFromAllMailboxes();
		this.year = Year.now(this.clock).getValue();
		this.due = LocalDate.now(this.clock).plusDays(14);
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(this.year)),
				Update.update("dueOn", this.due).set("locksOn", this.due.plusDays(30)), "reportingYears");
	}

	@Test
	void goToTheCoordinatorsWhoseReturnIsNotSubmittedOnce() {
		this.api.as("at").operation("submit-return", Api.input("country", "AT", "year", this.year));
		this.api.as("de").operation("submit-return", Api.input("country", "DE", "year", this.year));
		this.api.as("taxud")
			.operation("send-back-return", Api.input("country", "DE", "year", this.year, "reason", "Why?"));
		this.reminders.send();
		this.reminders.send();
		assertThat(recipients()).hasSize(32)
			.doesNotHaveDuplicates()
			.contains("de@administration.example", "be@administration.example")
			.doesNotContain("at@administration.example", "uk@administration.example");
		assertThat(this.mongo.findAll(Document.class, "reminders")).hasSize(32)
			.allSatisfy((reminder) -> assertThat(reminder.getDate("sentAt")).isNotNull());
	}

	@Test
	void sayWhatIsDueWhenAndWhere() throws Exception {
		this.reminders.send();
		MimeMessage mailToAustria = mailTo("at");
		assertThat(mailToAustria.getFrom()[0]).hasToString("taxud@uptake.example");
		String date = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(this.due);
		assertThat(mailToAustria.getSubject())
			.isEqualTo("The training return of Austria for %d is due on %s".formatted(this.year, date));
		assertThat(lines(mailToAustria))
			.startsWith("The training return of Austria for %d is due on %s, in 14 days.".formatted(this.year, date),
					"It has not been started.")
			.contains("Report and submit it here: https://uptake.example/");
	}

	@Test
	void areSentAgainForTheNextReminderAndAfterTheDueDateSaySo() throws Exception {
		this.reminders.send();
		MAILS.purgeEmailFromAllMailboxes();
		after(15).send();
		assertThat(recipients()).hasSize(33);
		assertThat(lines(mailTo("at")).get(0)).endsWith(", 1 day ago.").contains(" was due on ");
	}

	@Test
	void areCaughtUpAfterTheServiceWasDownAndNotWhenTheyAreOld() {
		after(-1).send();
		after(6).send();
		assertThat(recipients()).isEmpty();
		after(5).send();
		assertThat(recipients()).hasSize(33);
	}

	@Test
	void areSentOnceThoughTheClockJumpsADayAheadAndBack() {
		after(1).send();
		assertThat(recipients()).hasSize(33);
		after(0).send();
		after(1).send();
		after(-1).send();
		after(2).send();
		assertThat(recipients()).hasSize(33);
	}

	@Test
	void areNotSentForYearsThatAreNotOpen() {
		this.api.as("taxud").operation("lock-year", Api.input("year", this.year));
		this.reminders.send();
		assertThat(recipients()).isEmpty();
	}

	@Test
	void ofSeveralServicesOneSendsEach() throws Exception {
		ExecutorService services = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Void>> runs = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				runs.add(() -> {
					after(0).send();
					return null;
				});
			}
			for (Future<Void> run : services.invokeAll(runs)) {
				run.get();
			}
		}
		finally {
			services.shutdownNow();
		}
		assertThat(recipients()).hasSize(33).doesNotHaveDuplicates();
	}

	@Test
	void whileOneServiceHoldsTheLockTheOthersLeaveItAlone() {
		List<String> run = new ArrayList<>();
		alone("outer", () -> {
			run.add("first");
			alone("inner", () -> run.add("other lock"));
		});
		assertThat(run).containsExactly("first", "other lock");
		alone("outer", () -> run.add("too soon"));
		assertThat(run).containsExactly("first", "other lock");
		assertThat(this.mongo.findAll(Document.class, "locks")).extracting((each) -> each.getString("_id"))
			.contains("outer", "inner");
	}

	@Test
	void whatTheMailServerDoesNotTakeIsSentTheNextTimeAndNoLogNamesAnAddress(CapturedOutput output) {
		List<String> refused = new ArrayList<>();
		MailSender failing = new MailSender() {

			@Override
			public void send(SimpleMailMessage... messages) {
				refused.add(messages[0].getTo()[0]);
				throw new MailSendException("550 " + messages[0].getTo()[0]);
			}

		};
		reminders(failing, this.clock).send();
		assertThat(refused).hasSize(33);
		assertThat(this.mongo.findAll(Document.class, "reminders")).isEmpty();
		this.reminders.send();
		assertThat(recipients()).hasSize(33);
		assertThat(output)
			.contains("A reminder to a coordinator of AT can't be sent now: MailSendException", "Sent 33 reminders")
			.doesNotContain("@administration.example");
	}

	@Test
	void oneWhoseServiceHasDiedWhileSendingItIsNotSentAgain() {
		this.mongo
			.insert(new SentReminder(SentReminder.id(this.year, this.due, -14, "at"), Instant.now(this.clock), null));
		this.reminders.send();
		assertThat(recipients()).hasSize(32).doesNotContain("at@administration.example");
	}

	@Test
	void areLookedForEveryMorningInTheServicesZone() {
		List<String> crons = this.schedule.getScheduledTasks()
			.stream()
			.map(ScheduledTask::getTask)
			.filter(CronTask.class::isInstance)
			.map((task) -> ((CronTask) task).getExpression())
			.toList();
		assertThat(crons).contains("0 0 8 * * *");
	}

	@Test
	void aCommandSendsNoneAndNeitherDoesAServiceWithoutAMailServer() {
		new ApplicationContextRunner().withUserConfiguration(ReminderConfiguration.class)
			.withPropertyValues("spring.mail.host=127.0.0.1")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Reminders.class));
		new WebApplicationContextRunner().withUserConfiguration(ReminderConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Reminders.class));
	}

	private void alone(String name, Runnable work) {
		this.services.alone(name, Duration.ofMinutes(5), Duration.ofMinutes(1), work).run();
	}

	private Reminders after(int days) {
		Instant noon = this.due.minusDays(14).plusDays(days).atTime(12, 0).atZone(this.clock.getZone()).toInstant();
		return reminders(this.mail, Clock.fixed(noon, this.clock.getZone()));
	}

	private Reminders reminders(MailSender sender, Clock at) {
		return new Reminders(this.years, this.completeness, this.accounts, this.sent, sender, this.properties,
				this.audit, at);
	}

	private static List<String> recipients() {
		return Arrays.stream(MAILS.getReceivedMessages()).map(ReminderTests::recipient).toList();
	}

	private static MimeMessage mailTo(String username) {
		return Arrays.stream(MAILS.getReceivedMessages())
			.filter((message) -> recipient(message).startsWith(username + "@"))
			.findFirst()
			.orElseThrow();
	}

	private static String recipient(MimeMessage message) {
		try {
			return message.getRecipients(Message.RecipientType.TO)[0].toString();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> lines(MimeMessage message) throws Exception {
		return ((String) message.getContent()).lines().toList();
	}

}
