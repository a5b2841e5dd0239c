package eu.uptake.download;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

import eu.uptake.audit.AuditTrail;

/**
 * Looks at the inbox from time to time, where there is one and the service runs.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty("uptake.downloads.inbox")
@EnableScheduling
class InboxConfiguration {

	@Bean
	Inbox inbox(DownloadProperties properties, AccessLogImporting importing, AuditTrail audit, Clock clock)
			throws IOException {
		return new Inbox(Objects.requireNonNull(properties.inbox()), properties, importing, audit, clock);
	}

	@Bean
	SchedulingConfigurer inboxPolling(Inbox inbox, DownloadProperties properties) {
		return (tasks) -> tasks
			.addFixedDelayTask(new FixedDelayTask(inbox::empty, properties.inboxPoll(), properties.inboxPoll()));
	}

}
