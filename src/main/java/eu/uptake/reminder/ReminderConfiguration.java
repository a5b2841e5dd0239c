package eu.uptake.reminder;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.support.CronTrigger;

import eu.uptake.account.Accounts;
import eu.uptake.audit.AuditTrail;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.schedule.OneServiceAtATime;
import eu.uptake.uptake.YearCompleteness;

/**
 * Sends reminders once a day, where there is a mail server and the service runs. Of
 * several services one does it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty("spring.mail.host")
@EnableConfigurationProperties(ReminderProperties.class)
@EnableScheduling
class ReminderConfiguration {

	/** How long a service that has died keeps the others from it. */
	private static final Duration LONGEST_RUN = Duration.ofMinutes(30);

	/** How far the services' clocks may differ. */
	private static final Duration SHORTEST_RUN = Duration.ofMinutes(1);

	@Bean
	Reminders reminders(ReportingYears years, YearCompleteness completeness, Accounts accounts, SentReminders sent,
			MailSender mail, ReminderProperties properties, AuditTrail audit, Clock clock) {
		return new Reminders(years, completeness, accounts, sent, mail, properties, audit, clock);
	}

	@Bean
	SchedulingConfigurer dailyReminders(Reminders reminders, OneServiceAtATime services, ReminderProperties properties,
			Clock clock) {
		Runnable send = services.alone("reminders", LONGEST_RUN, SHORTEST_RUN, reminders::send);
		return (tasks) -> tasks
			.addCronTask(new CronTask(send, new CronTrigger(properties.reminders().cron(), clock.getZone())));
	}

}
