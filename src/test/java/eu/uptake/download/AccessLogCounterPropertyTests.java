package eu.uptake.download;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The counter and the plain reference agree on random logs: module, language, day,
 * unique. A failure names the seed.
 */
class AccessLogCounterPropertyTests {

	private static final int LOGS = Integer.getInteger("property.logs", 400);

	private static final List<String> ROBOTS = List.of("bot", "^curl\\/\\d");

	@Test
	void agreesWithTheReferenceOnRandomLogs() throws IOException {
		AccessLogCounter counter = new AccessLogCounter(new DownloadCatalogue(TestCounters.locations()),
				new RobotsList(ROBOTS), TestCounters.BRUSSELS);
		for (int seed = 0; seed < LOGS; seed++) {
			String log = new RandomLogs(seed).log(1 + seed * 2 % 600);
			PlainCounter reference = new PlainCounter(TestCounters.locations(), ROBOTS, TestCounters.BRUSSELS);
			AccessLogSummary expected = reference.count(log);
			byte[] bytes = log.getBytes(StandardCharsets.ISO_8859_1);
			CountedAccessLog counted = counter.count(new ByteArrayInputStream(bytes), List.of(), (read, lines) -> {
			});
			assertThat(counted.summary()).as("seed " + seed).isEqualTo(expected);
			assertThat(counted.daily()).as("seed " + seed).isEqualTo(reference.daily());
		}
	}

	@Test
	void agreesOnEveryDamagedLine() throws IOException {
		for (int seed = 0; seed < LOGS; seed++) {
			RandomLogs logs = new RandomLogs(seed);
			StringBuilder log = new StringBuilder();
			for (int i = 0; i < 100; i++) {
				log.append(logs.damaged(logs.damaged(logs.log(1))));
			}
			PlainCounter reference = new PlainCounter(TestCounters.locations(), ROBOTS, TestCounters.BRUSSELS);
			assertThat(TestCounters.count(log.toString()).summary()).as("seed " + seed)
				.isEqualTo(reference.count(log.toString()));
		}
	}

}
