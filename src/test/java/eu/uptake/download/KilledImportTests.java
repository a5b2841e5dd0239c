package eu.uptake.download;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import eu.uptake.Api;
import eu.uptake.embedded.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

class KilledImportTests {

	private static final int LINES = 60_000;

	private static final int SEED = 12920;

	@TempDir
	private Path folder;

	@Test
	void anImportThatIsKilledCountsNothingOrEverythingAndAgainIsRight() throws Exception {
		byte[] log = log();
		Random random = new Random();
		int counted = 0;
		for (int round = 0; round < 3; round++) {
			try (ServiceProcess service = ServiceProcess.start(this.folder)) {
				assertThat(downloads(service)).isIn(SEED, SEED + LINES);
				Api.Client ingest = Api.at(service.uri()).as("ingest");
				CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> ingest
					.send("/api/access-logs/may.log", (request) -> request.PUT(BodyPublishers.ofByteArray(log)))
					.statusCode());
				Thread.sleep(random.nextInt(1_500));
				service.kill();
				try {
					counted = (status.join() == 200) ? LINES : counted;
				}
				catch (CompletionException ex) {
					// Killed before it answered: either outcome is right.
				}
			}
		}
		try (ServiceProcess service = ServiceProcess.start(this.folder)) {
			assertThat(downloads(service)).isIn(SEED + counted, SEED + LINES);
			Api.at(service.uri())
				.as("ingest")
				.send("/api/access-logs/may.log", (request) -> request.PUT(BodyPublishers.ofByteArray(log)));
			assertThat(downloads(service)).isEqualTo(SEED + LINES);
		}
	}

	private static int downloads(ServiceProcess service) {
		return Api.at(service.uri())
			.anonymous()
			.operation("downloads", Map.of("filter", Map.of("years", List.of(2016))))
			.get("downloads.downloads");
	}

	// Of many days, so that its counts are many documents.
	private static byte[] log() {
		StringBuilder log = new StringBuilder();
		for (int i = 0; i < LINES; i++) {
			int day = 1 + i * 28 / LINES;
			log.append(
					"192.0.2.1 - - [%02d/May/2016:10:%02d:00 +0200] \"GET /elearning/vat/%s/%d.zip HTTP/1.1\" 200 1 \"-\" \"Mozilla/5.0 (X11)\"\n"
						.formatted(day, i % 60, List.of("de", "en", "fr").get(i % 3), i));
		}
		return log.toString().getBytes(StandardCharsets.UTF_8);
	}

}
