package eu.uptake.quality;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import eu.uptake.UptakeApplication;

/**
 * Compares how long figures take to read over few and over many responses.
 * <p>
 * Two services run side by side, and the questions are put to them in turn, so that
 * whatever else the machine does disturbs both alike. Both hold responses to the same
 * modules, countries, audiences and years.
 */
public final class QualityBenchmark {

	private static final List<String> MODULES = List.of("DRUGS-CO", "DRUGS-EO", "EMCS", "EORI", "OLDER-06", "OLDER-07",
			"OLDER-08", "OLDER-09", "OLDER-10", "VAT");

	private static final List<String> COUNTRIES = List.of("BE", "BG", "CZ", "DK", "DE", "EE", "IE", "EL", "ES", "FR");

	private static final List<Integer> YEARS = List.of(2015, 2016);

	/** As large as an upload's. */
	private static final int BATCH = 1_000;

	private static final int WARM_UP = 50;

	private static final int READS = 200;

	private static final double MOST = 1.2;

	private static final Map<String, String> QUESTIONS = Map.of("quality",
			"{ quality(filter: {}) { responses overall relevance marginOfError band } }", "qualityByModule",
			"{ qualityByModule(filter: {}) { trainingModule { code } scores { responses overall marginOfError } } }");

	private final ConfigurableApplicationContext service;

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI uri;

	private final int responses;

	private QualityBenchmark(int responses) {
		this.responses = responses;
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off",
						"--spring.jmx.enabled=false", "--logging.level.root=warn"));
		String mongodb = System.getenv("UPTAKE_TEST_MONGODB_URI");
		arguments.addAll((mongodb != null)
				? List.of("--spring.mongodb.uri=" + mongodb, "--spring.mongodb.database=uptake-bench-" + responses)
				: List.of("--uptake.embedded.path=memory"));
		this.service = new SpringApplicationBuilder(UptakeApplication.class).run(arguments.toArray(String[]::new));
		this.uri = URI.create("http://127.0.0.1:%s/graphql"
			.formatted(this.service.getEnvironment().getProperty("local.server.port")));
	}

	/**
	 * Runs the benchmark.
	 * @param args fewer and more responses, by default 10 000 and 1 000 000
	 * @throws Exception if a service can't be asked
	 */
	public static void main(String[] args) throws Exception {
		QualityBenchmark few = new QualityBenchmark((args.length > 0) ? Integer.parseInt(args[0]) : 10_000);
		few.load();
		QualityBenchmark many = new QualityBenchmark((args.length > 1) ? Integer.parseInt(args[1]) : 1_000_000);
		many.load();
		boolean flat = true;
		for (String name : List.of("quality", "qualityByModule")) {
			flat &= compare(name, few, many);
		}
		few.close();
		many.close();
		System.exit(flat ? 0 : 1);
	}

	private static boolean compare(String name, QualityBenchmark few, QualityBenchmark many) throws Exception {
		String question = "{\"query\":\"%s\"}".formatted(QUESTIONS.get(name));
		for (int i = 0; i < WARM_UP; i++) {
			few.ask(question);
			many.ask(question);
		}
		long[] ofFew = new long[READS];
		long[] ofMany = new long[READS];
		for (int i = 0; i < READS; i++) {
			ofFew[i] = few.ask(question);
			ofMany[i] = many.ask(question);
		}
		double ratio = median(ofMany) / median(ofFew);
		System.out.printf("%-16s median of %d reads: %.3f ms over %,d responses, %.3f ms over %,d: ratio %.3f%s%n",
				name, READS, median(ofFew) / 1e6, few.responses, median(ofMany) / 1e6, many.responses, ratio,
				(ratio <= MOST) ? "" : " is more than " + MOST);
		return ratio <= MOST;
	}

	private static double median(long[] nanoseconds) {
		long[] sorted = nanoseconds.clone();
		Arrays.sort(sorted);
		return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2.0;
	}

	private long ask(String question) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.uri)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(question))
			.build();
		long start = System.nanoTime();
		HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		long end = System.nanoTime();
		if (response.statusCode() != 200 || response.body().contains("\"errors\"")) {
			throw new IllegalStateException(response.body());
		}
		return end - start;
	}

	// By country and year, as files are uploaded.
	private void load() {
		SurveyLedger ledger = this.service.getBean(SurveyLedger.class);
		Random random = new Random(2016);
		long start = System.nanoTime();
		int files = COUNTRIES.size() * YEARS.size();
		for (int file = 0; file < files; file++) {
			int rows = this.responses / files;
			List<SurveyResponse> batch = new ArrayList<>();
			for (int row = 0; row < rows; row++) {
				batch.add(response(random, COUNTRIES.get(file % COUNTRIES.size()),
						YEARS.get(file / COUNTRIES.size()), row));
				if (batch.size() == BATCH || row == rows - 1) {
					ledger.add(batch);
					batch.clear();
				}
			}
			System.err.printf("%,d of %,d responses loaded in %d s%n", (file + 1) * rows, this.responses,
					(System.nanoTime() - start) / 1_000_000_000);
		}
		System.out.printf("Loaded %,d responses into %d statistics in %d s%n", this.responses,
				this.service.getBean(QualityStatistics.class).all().size(),
				(System.nanoTime() - start) / 1_000_000_000);
	}

	// Every module and audience comes in turn, so that few and many have the same
	// statistics.
	private static SurveyResponse response(Random random, String country, int year, int row) {
		String module = MODULES.get(row % MODULES.size());
		Audience audience = Audience.values()[row / MODULES.size() % Audience.values().length];
		StatisticKey key = new StatisticKey(year, country, audience, module);
		Map<String, Integer> scores = new TreeMap<>();
		for (Aspect dimension : Aspect.DIMENSIONS) {
			scores.put(dimension.field(), 4_000 + random.nextInt(6_001));
		}
		return new SurveyResponse(new UUID(random.nextLong(), random.nextLong()).toString(), key.id(), 0, module,
				country, audience, LocalDate.ofYearDay(year, 1 + random.nextInt(365)), scores, null, null,
				Instant.EPOCH);
	}

	private void close() {
		if (System.getenv("UPTAKE_TEST_MONGODB_URI") != null) {
			this.service.getBean(MongoClient.class).getDatabase("uptake-bench-" + this.responses).drop();
		}
		this.service.close();
	}

}
