package eu.uptake.faults;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import eu.uptake.Api;
import eu.uptake.Await;
import eu.uptake.embedded.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * SIGTERM, as whoever runs containers sends it for every new version.
 */
class StoppedServiceTests {

	/** What {@code docker-compose.yml} leaves before it kills. */
	// The common pool may have one thread only, and what is sent here waits for each
	// other.
	private static final Executor THREADS = (task) -> new Thread(task).start();

	private static final Duration GRACE = Duration.ofSeconds(30);

	private static final int SIGTERM = 143;

	private final int year = Year.now(ZoneId.of("Europe/Brussels")).getValue();

	@TempDir
	private Path folder;

	@Test
	void underLoadItStopsInTimeAndNothingAcknowledgedIsLost() throws Exception {
		WritingClients clients = new WritingClients(this.year);
		List<CompletableFuture<Integer>> readers = new ArrayList<>();
		try (ServiceProcess service = ServiceProcess.start(this.folder, WritingClients.ARGUMENTS)) {
			clients.writeUntil(service, (running) -> {
				for (int i = 0; i < 3; i++) {
					readers.add(CompletableFuture.supplyAsync(() -> read(running), THREADS));
				}
				Thread.sleep(500);
				Instant begun = Instant.now();
				assertThat(running.stop()).as(running.output()).isEqualTo(SIGTERM);
				assertThat(Duration.between(begun, Instant.now())).isLessThan(GRACE);
			});
			assertThat(service.output()).contains("Graceful shutdown complete").doesNotContain(" ERROR ", "\tat ");
		}
		for (CompletableFuture<Integer> reader : readers) {
			assertThat(reader.join()).isPositive();
		}
		try (ServiceProcess service = ServiceProcess.start(this.folder, WritingClients.ARGUMENTS)) {
			clients.check(service);
		}
	}

	// Each answer is right and whole, up to the last.
	private static int read(ServiceProcess service) {
		Api.Client client = Api.at(service.uri()).anonymous();
		for (int answers = 0;; answers++) {
			try {
				HttpResponse<String> export = client.get("/api/exports/uptake.csv?by=year");
				WritingClient.refuseStopped(export.statusCode());
				assertThat(export.body()).endsWith("2016,305,23685,true,299,305\r\n");
			}
			catch (UncheckedIOException ex) {
				return answers;
			}
		}
	}

	@Test
	void anUploadUnderWayEndsAndOneThatTakesTooLongCountsForNothing() throws Exception {
		byte[] log = LogClient.log(this.year, "slow", 3_000);
		byte[] endless = LogClient.log(this.year, "endless", 3_000);
		try (ServiceProcess service = ServiceProcess.start(this.folder,
				"--spring.lifecycle.timeout-per-shutdown-phase=5s")) {
			Api api = Api.at(service.uri());
			try (Upload first = new Upload(api, log); Upload second = new Upload(api, endless)) {
				Api.Client operator = api.as("operator");
				Await.until(() -> hasUploads(operator, 2));
				service.beginToStop();
				Await.until(() -> refuses(service));
				first.sendRest();
				HttpResponse<String> answer = first.answer.get(60, TimeUnit.SECONDS);
				assertThat(answer.statusCode()).isEqualTo(200);
				assertThat(answer.body()).contains("\"outcome\":\"COUNTED\",\"lines\":3000,");
				assertThat(service.awaitExit()).isEqualTo(SIGTERM);
				// Its client may be waiting for more to send, and would see no end.
				second.sending.close();
				assertThatExceptionOfType(ExecutionException.class)
					.isThrownBy(() -> second.answer.get(60, TimeUnit.SECONDS));
			}
		}
		try (ServiceProcess service = ServiceProcess.start(this.folder)) {
			Api api = Api.at(service.uri());
			assertThat(LogClient.downloads(api, this.year)).isEqualTo(3_000);
			assertThat(api.as("ingest")
				.send("/api/access-logs/endless.log", (request) -> request.PUT(BodyPublishers.ofByteArray(endless)))
				.statusCode()).isEqualTo(200);
			assertThat(LogClient.downloads(api, this.year)).isEqualTo(6_000);
		}
	}

	private static boolean hasUploads(Api.Client operator, int uploads) {
		return operator.get("/actuator/prometheus")
			.body()
			.lines()
			.anyMatch((line) -> line.startsWith("http_server_requests_active_seconds_count") && line.contains("\"PUT\"")
					&& line.endsWith(" " + uploads));
	}

	private static boolean refuses(ServiceProcess service) {
		try {
			new Socket("127.0.0.1", service.port()).close();
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	/**
	 * A log that is sent by halves.
	 */
	private static final class Upload implements AutoCloseable {

		private final byte[] log;

		private final PipedOutputStream sending = new PipedOutputStream();

		private final CompletableFuture<HttpResponse<String>> answer;

		Upload(Api api, byte[] log) throws IOException {
			this.log = log;
			PipedInputStream body = new PipedInputStream(this.sending, log.length);
			this.sending.write(Arrays.copyOf(log, log.length / 2));
			Api.Client client = api.as("ingest");
			this.answer = CompletableFuture.supplyAsync(() -> client.send("/api/access-logs/upload.log",
					(request) -> request.PUT(BodyPublishers.ofInputStream(() -> body))), THREADS);
		}

		void sendRest() throws IOException {
			this.sending.write(this.log, this.log.length / 2, this.log.length - this.log.length / 2);
			this.sending.close();
		}

		@Override
		public void close() throws IOException {
			this.sending.close();
		}

	}

}
