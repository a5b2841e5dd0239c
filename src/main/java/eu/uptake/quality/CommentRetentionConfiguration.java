package eu.uptake.quality;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/**
 * Drops old comments while the service runs. Each instance does it, without a lock: it is
 * one update by an index, and there is nothing left of it for the others.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableScheduling
class CommentRetentionConfiguration {

	private static final Log logger = LogFactory.getLog(CommentRetentionConfiguration.class);

	private static final Duration AFTER_START = Duration.ofMinutes(10);

	@Bean
	SchedulingConfigurer oldComments(CommentRetention retention) {
		Runnable drop = () -> {
			long dropped = retention.drop();
			if (dropped > 0) {
				logger.info("Dropped %d survey comments that were kept long enough".formatted(dropped));
			}
		};
		return (tasks) -> tasks.addFixedDelayTask(new FixedDelayTask(drop, CommentRetention.INTERVAL, AFTER_START));
	}

}
