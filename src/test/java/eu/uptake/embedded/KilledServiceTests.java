package eu.uptake.embedded;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the service has acknowledged survives its sudden death.
 */
class KilledServiceTests {

	private static final int ROUNDS = 5;

	private static final int CLIENTS = 4;

	private final int year = Year.now(ZoneId.of("Europe/Brussels")).getValue();

	@Test
	void findsEveryAcknowledgedUptakeAfterAKill(@TempDir Path folder) throws Exception {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		List<Reporter> all = new ArrayList<>();
		ServiceProcess service = start(folder);
		try {
			List<String> countries = countries(service);
			List<String> modules = modules(service);
			for (int round = 0; round < ROUNDS; round++) {
				List<Reporter> reporters = new ArrayList<>();
				for (String country : countries.subList(round * CLIENTS, (round + 1) * CLIENTS)) {
					reporters.add(new Reporter(country, modules, random.nextLong()));
				}
				all.addAll(reporters);
				reportAndKill(service, reporters, 300 + random.nextInt(1200));
				assertThat(reporters).as("seed %d, round %d", seed, round)
					.anySatisfy((reporter) -> assertThat(reporter.acknowledged).isNotEmpty());
				service = start(folder);
				findAll(service, all);
			}
		}
		finally {
			service.close();
		}
	}

	// Six starts: what isn't needed here need not be made.
	private static ServiceProcess start(Path folder) {
		return ServiceProcess.start(folder, "--spring.main.lazy-initialization=true");
	}

	// The delay begins with the first acknowledged write: a cold service may take longer
	// than all of it.
	private void reportAndKill(ServiceProcess service, List<Reporter> reporters, long delay) throws Exception {
		CountDownLatch first = new CountDownLatch(1);
		ExecutorService threads = Executors.newFixedThreadPool(reporters.size());
		try {
			List<Future<?>> ends = new ArrayList<>();
			for (Reporter reporter : reporters) {
				Api.Client client = Api.at(service.uri()).as(reporter.country.toLowerCase(Locale.ROOT));
				ends.add(threads.submit(() -> reporter.report(client, first)));
			}
			assertThat(first.await(60, TimeUnit.SECONDS)).as(service.output()).isTrue();
			Thread.sleep(delay);
			service.kill();
			for (Future<?> end : ends) {
				end.get(60, TimeUnit.SECONDS);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private void findAll(ServiceProcess service, List<Reporter> reporters) {
		Api.Answer answer = Api.at(service.uri()).as("taxud").run("""
				query ($year: Int!) {
				  nationalReturns(year: $year, statuses: [DRAFT]) {
				    country { code }
				    uptakes { trainingModule { code } trainees }
				    changes { after { trainingModule { code } trainees } }
				  }
				}""", Map.of("year", this.year));
		Map<String, Map<String, Object>> returns = new TreeMap<>();
		for (Map<String, Object> each : answer.<List<Map<String, Object>>>get("nationalReturns")) {
			returns.put(code(each, "country"), each);
		}
		for (Reporter reporter : reporters) {
			reporter.find(returns.get(reporter.country));
		}
	}

	private List<String> countries(ServiceProcess service) {
		return Api.at(service.uri())
			.anonymous()
			.run("query ($year: Int!) { countries(participatingIn: $year) { code } }", Map.of("year", this.year))
			.get("countries[*].code");
	}

	private List<String> modules(ServiceProcess service) {
		return Api.at(service.uri())
			.anonymous()
			.run("query ($year: Int!) { trainingModules(filter: { availableIn: $year }, first: 200) { nodes { code } } }",
					Map.of("year", this.year))
			.get("trainingModules.nodes[*].code");
	}

	@SuppressWarnings("unchecked")
	private static String code(Map<String, Object> json, String field) {
		return (String) ((Map<String, Object>) json.get(field)).get("code");
	}

	/**
	 * One uptake, as sent and as found.
	 *
	 * @param module the module's code
	 * @param trainees a number that its country reports once
	 */
	private record Sent(String module, int trainees) {

		static Sent of(Map<String, Object> json) {
			return new Sent(code(json, "trainingModule"), (Integer) json.get("trainees"));
		}

	}

	/**
	 * A country's only coordinator: the return's history must be what it sent, in order.
	 */
	private final class Reporter {

		private final String country;

		private final List<String> modules;

		private final Random random;

		private final List<Sent> acknowledged = new ArrayList<>();

		private @Nullable Sent inFlight;

		private Reporter(String country, List<String> modules, long seed) {
			this.country = country;
			this.modules = modules;
			this.random = new Random(seed);
		}

		private void report(Api.Client client, CountDownLatch first) {
			for (int trainees = 1;; trainees++) {
				Sent next = new Sent(this.modules.get(this.random.nextInt(this.modules.size())), trainees);
				this.inFlight = next;
				Api.Answer answer;
				try {
					answer = client.run("""
							mutation ($input: ReportUptakeInput!) {
							  reportUptake(input: $input) { errors { code message } }
							}""", Map.of("input", Map.of("country", this.country, "year", KilledServiceTests.this.year,
							"trainingModule", next.module(), "trainees", trainees)));
				}
				catch (UncheckedIOException ex) {
					// It has been killed.
					return;
				}
				assertThat(answer.body()).isEqualTo("{\"data\":{\"reportUptake\":{\"errors\":[]}}}");
				this.acknowledged.add(next);
				this.inFlight = null;
				first.countDown();
			}
		}

		// The write that was in flight when the service died may have got into the store.
		private void find(@Nullable Map<String, Object> found) {
			List<Sent> history = new ArrayList<>();
			List<Sent> uptakes = new ArrayList<>();
			if (found != null) {
				for (Map<String, Object> change : list(found, "changes")) {
					history.add(Sent.of(after(change)));
				}
				list(found, "uptakes").forEach((uptake) -> uptakes.add(Sent.of(uptake)));
			}
			if (this.inFlight != null && history.size() == this.acknowledged.size() + 1) {
				this.acknowledged.add(this.inFlight);
			}
			this.inFlight = null;
			assertThat(history).as("the history of %s", this.country).isEqualTo(this.acknowledged);
			Map<String, Sent> last = new TreeMap<>();
			this.acknowledged.forEach((sent) -> last.put(sent.module(), sent));
			assertThat(uptakes).as("the uptakes of %s", this.country)
				.isEqualTo(last.values().stream().sorted(Comparator.comparing(Sent::module)).toList());
		}

		@SuppressWarnings("unchecked")
		private static List<Map<String, Object>> list(Map<String, Object> json, String field) {
			return (List<Map<String, Object>>) json.get(field);
		}

		@SuppressWarnings("unchecked")
		private static Map<String, Object> after(Map<String, Object> change) {
			return (Map<String, Object>) change.get("after");
		}

	}

}
