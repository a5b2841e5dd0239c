package eu.uptake.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.answer.AnswerTimes;

/**
 * Counts kept answers beside those that the engine gives, under the same name.
 */
@Component
class AnswerMetrics implements AnswerTimes {

	private final MeterRegistry meters;

	private final OperationNames names;

	AnswerMetrics(MeterRegistry meters, OperationNames names) {
		this.meters = meters;
		this.names = names;
	}

	@Override
	public LongConsumer of(@Nullable String operation) {
		Timer timer = this.meters.timer("graphql.request", "error", "none", "graphql.operation.type", "query",
				"graphql.operation.name", this.names.known(operation), "graphql.outcome", "SUCCESS");
		return (nanoseconds) -> timer.record(nanoseconds, TimeUnit.NANOSECONDS);
	}

}
