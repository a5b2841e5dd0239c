package eu.uptake.download;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/**
 * How much the imports of access logs do: lines and bytes as they are read, and how long
 * each took, by what became of it.
 */
@Component
class ImportMetrics {

	private final Counter lines;

	private final Counter bytes;

	private final Map<ImportOutcome, Timer> durations = new EnumMap<>(ImportOutcome.class);

	ImportMetrics(MeterRegistry registry) {
		this.lines = Counter.builder("uptake.import.lines")
			.description("Lines of access logs that were read")
			.register(registry);
		this.bytes = Counter.builder("uptake.import.bytes")
			.description("Bytes of access logs that were read, as they came")
			.register(registry);
		for (ImportOutcome outcome : new ImportOutcome[] { ImportOutcome.COUNTED, ImportOutcome.CONTAINED,
				ImportOutcome.FAILED }) {
			this.durations.put(outcome,
					Timer.builder("uptake.import")
						.description("Imports of access logs")
						.tag("outcome", outcome.name())
						.register(registry));
		}
	}

	void read(long moreBytes, long moreLines) {
		this.bytes.increment(moreBytes);
		this.lines.increment(moreLines);
	}

	void ended(ImportOutcome outcome, long millis) {
		Timer timer = this.durations.get(outcome);
		if (timer != null) {
			timer.record(millis, TimeUnit.MILLISECONDS);
		}
	}

}
