package eu.uptake.quality;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import eu.uptake.Api;
import eu.uptake.embedded.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

class KilledDuringSurveysTests {

	private static final String[] LOTS = { "--uptake.quality.rate-limit.responses=1000000",
			"--spring.main.lazy-initialization=true" };

	@TempDir
	private Path folder;

	@Test
	void everyAcknowledgedResponseIsCountedOnceAfterAKill() throws Exception {
		Queue<Map<String, Object>> acknowledged = new ConcurrentLinkedQueue<>();
		Queue<Map<String, Object>> sent = new ConcurrentLinkedQueue<>();
		for (int round = 0; round < 3; round++) {
			try (ServiceProcess service = ServiceProcess.start(this.folder, LOTS)) {
				List<Thread> clients = new ArrayList<>();
				for (int i = 0; i < 4; i++) {
					Api.Client client = Api.at(service.uri()).anonymous();
					clients.add(new Thread(() -> send(client, sent, acknowledged)));
				}
				int before = acknowledged.size();
				clients.forEach(Thread::start);
				while (acknowledged.size() == before) {
					Thread.sleep(10);
				}
				Thread.sleep(ThreadLocalRandom.current().nextInt(300, 1_200));
				service.kill();
				for (Thread client : clients) {
					client.join();
				}
			}
		}
		try (ServiceProcess service = ServiceProcess.start(this.folder, LOTS)) {
			assertThat(responses(service)).isBetween(acknowledged.size(), sent.size());
			// Whatever was in flight is sent again; what was counted is not counted
			// twice.
			Api.Client client = Api.at(service.uri()).anonymous();
			sent.forEach(
					(variables) -> assertThat(client.operation("submit-survey-response", variables).codes()).isEmpty());
			assertThat(responses(service)).isEqualTo(sent.size());
			double expected = sent.stream().mapToInt(KilledDuringSurveysTests::score).average().orElseThrow();
			assertThat(Api.at(service.uri())
				.as("taxud")
				.operation("quality", Map.of("filter", Map.of("years", List.of(2017))))
				.<Double>get("quality.overall")).isEqualTo(expected);
		}
	}

	private static void send(Api.Client client, Queue<Map<String, Object>> sent,
			Queue<Map<String, Object>> acknowledged) {
		while (true) {
			Map<String, Object> variables = Api.input("id", UUID.randomUUID().toString(), "trainingModule", "VAT",
					"audience", "OTHER_USER", "completedOn", "2017-05-01", "relevance",
					ThreadLocalRandom.current().nextInt(0, 101));
			sent.add(variables);
			try {
				assertThat(client.operation("submit-survey-response", variables).codes()).isEmpty();
				acknowledged.add(variables);
			}
			catch (UncheckedIOException ex) {
				// Killed.
				return;
			}
		}
	}

	private static int score(Map<String, Object> variables) {
		return (Integer) ((Map<?, ?>) variables.get("input")).get("relevance");
	}

	private static int responses(ServiceProcess service) {
		return Api.at(service.uri())
			.as("taxud")
			.operation("quality", Map.of("filter", Map.of("years", List.of(2017))))
			.get("quality.responses");
	}

}
