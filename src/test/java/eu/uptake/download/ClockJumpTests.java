package eu.uptake.download;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;
import eu.uptake.UptakeTest;
import eu.uptake.audit.AuditTrail;
import eu.uptake.catalogue.TrainingModules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts is decided by what came last, whatever the services' clocks say.
 */
@UptakeTest
class ClockJumpTests {

	private static final int DAY = 24;

	@Autowired
	private AccessLogImports imports;

	@Autowired
	private DownloadCounts counts;

	@Autowired
	private TrainingModules modules;

	@Autowired
	private DownloadProperties properties;

	@Autowired
	private ImportMetrics metrics;

	@Autowired
	private AuditTrail audit;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private Clock clock;

	@Autowired
	private Api api;

	@ParameterizedTest
	@ValueSource(ints = { -DAY, -1, 1, DAY })
	void aLogThatWasTakenOutAndIsSentAgainCounts(int hours) throws IOException {
		withdraw(run(ahead(0), 3));
		assertThat(more()).isZero();
		run(ahead(hours), 3);
		assertThat(more()).isEqualTo(3);
		withdraw(run(ahead(0), 3));
		assertThat(more()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { -DAY, -1, 1, DAY })
	void theBeginningOfALogThatWasTakenOutStaysOut(int hours) throws IOException {
		run(ahead(hours), 3);
		String grown = run(ahead(0), 5);
		assertThat(more()).isEqualTo(5);
		withdraw(grown);
		assertThat(more()).isZero();
		// Nothing of it is cleared away that still counts.
		ahead(hours).afterSingletonsInstantiated();
		run(ahead(hours), 3);
		assertThat(more()).isEqualTo(3);
	}

	@Test
	void anImportThatAServiceWithAClockAheadTakesForAbandonedCountsAllTheSame() throws IOException {
		AccessLogImporting ahead = ahead(DAY);
		DownloadCounts interrupted = new DownloadCounts(this.mongo) {

			private boolean first = true;

			@Override
			void insert(List<DownloadCount> daily) {
				super.insert(daily.subList(0, 1));
				if (this.first) {
					this.first = false;
					ahead.afterSingletonsInstantiated();
				}
				super.insert(daily.subList(1, daily.size()));
			}

		};
		run(importing(interrupted, this.clock), 100);
		assertThat(more()).isEqualTo(100);
		ahead.afterSingletonsInstantiated();
		assertThat(more()).isEqualTo(100);
		List<String> outcomes = this.api.as("taxud")
			.operation("access-log-imports", Map.of("first", 2))
			.get("accessLogImports.nodes[*].outcome");
		assertThat(outcomes).containsExactlyInAnyOrder("COUNTED", "FAILED");
		long left = this.imports.abandoned()
			.stream()
			.flatMap((id) -> this.mongo.findAll(DownloadCount.class).stream().filter((each) -> each.log().equals(id)))
			.count();
		assertThat(left).isZero();
	}

	private AccessLogImporting ahead(int hours) {
		return importing(this.counts, Clock.offset(this.clock, Duration.ofHours(hours)));
	}

	private AccessLogImporting importing(DownloadCounts to, Clock at) {
		return new AccessLogImporting(this.imports, to, this.modules, at, this.properties, this.metrics, this.audit);
	}

	private static String run(AccessLogImporting importing, int lines) throws IOException {
		StringBuilder log = new StringBuilder();
		for (int i = 0; i < lines; i++) {
			log.append("192.0.2.1 - - [%02d/May/2016:10:%02d:00 +0200]".formatted(1 + i % 28, i % 60))
				.append(" \"GET /elearning/vat/de/%d.zip HTTP/1.1\" 200 1 \"-\" \"Mozilla/5.0 (X11)\"\n".formatted(i));
		}
		return importing.run("may.log", new ByteArrayInputStream(log.toString().getBytes(StandardCharsets.UTF_8)),
				"ingest", importing.counter(), (bytes, read) -> {
				})
			.entry()
			.id();
	}

	private void withdraw(String id) {
		assertThat(this.api.as("taxud")
			.operation("withdraw-access-log-import", Api.input("id", id, "reason", "It was another site's."))
			.codes()).isEmpty();
	}

	private int more() {
		return this.api.as("taxud")
			.operation("downloads", Map.of("filter", Map.of("years", List.of(2016))))
			.<Integer>get("downloads.downloads") - 12920;
	}

}
