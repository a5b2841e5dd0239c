package eu.uptake.uptake;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

import eu.uptake.cycle.ReportingYears;

/**
 * Counts the returns for the metrics from time to time, while the service runs.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableScheduling
class ReturnMetricsConfiguration {

	@Bean
	ReturnMetrics returnMetrics(ReportingYears years, YearCompleteness completeness, MeterRegistry registry) {
		return new ReturnMetrics(years, completeness, registry);
	}

	@Bean
	SchedulingConfigurer countingReturns(ReturnMetrics metrics, @Value("${uptake.metrics.returns:1m}") Duration every) {
		return (tasks) -> tasks.addFixedDelayTask(new FixedDelayTask(metrics::count, every, Duration.ZERO));
	}

}
