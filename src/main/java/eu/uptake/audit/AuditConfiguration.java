package eu.uptake.audit;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.support.CronTrigger;

import eu.uptake.schedule.OneServiceAtATime;

/**
 * Removes outdated events every night, while the service runs.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(AuditProperties.class)
@EnableScheduling
class AuditConfiguration {

	private static final Duration LONGEST_RUN = Duration.ofMinutes(30);

	/** How far the services' clocks may differ. */
	private static final Duration SHORTEST_RUN = Duration.ofMinutes(1);

	private static final String NIGHTLY = "0 30 3 * * *";

	@Bean
	AuditRetention auditRetention(MongoOperations mongo, AuditTrail audit, AuditProperties properties, Clock clock) {
		return new AuditRetention(mongo, audit, properties, clock);
	}

	@Bean
	SchedulingConfigurer outdatedAuditEvents(AuditRetention retention, OneServiceAtATime services, Clock clock) {
		Runnable remove = services.alone("audit", LONGEST_RUN, SHORTEST_RUN, retention::removeOutdated);
		return (tasks) -> tasks.addCronTask(new CronTask(remove, new CronTrigger(NIGHTLY, clock.getZone())));
	}

}
