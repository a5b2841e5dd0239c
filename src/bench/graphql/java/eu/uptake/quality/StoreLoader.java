package eu.uptake.quality;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.Document;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.UptakeApplication;

/**
 * Fills the benchmark's store: the seed, by a service that starts on it, and the
 * statistics of survey responses, whose single responses no figure reads. Then writes
 * down which commands that service sends for each of the queries, without its cache of
 * figures: the bare driver sends them, too, for comparison.
 * <p>
 * Larger stores have as many times the responses (in the same statistics), returns and
 * logs (of other years).
 */
final class StoreLoader {

	private static final List<Integer> YEARS = List.of(2015, 2016);

	private static final int MODULES = 10;

	private static final int COUNTRIES = 10;

	private static final int LATER = 2100;

	private static final Set<String> ENVELOPE = Set.of("$db", "lsid", "$clusterTime", "$readPreference", "maxTimeMS",
			"apiVersion");

	private final ConfigurableApplicationContext service;

	private final MongoOperations mongo;

	private StoreLoader(String uri) {
		this.service = new SpringApplicationBuilder(UptakeApplication.class, Recording.class).run(
				"--spring.mongodb.uri=" + uri, "--uptake.admin.password=only for measuring", "--server.port=0",
				"--server.address=127.0.0.1", "--uptake.figures.cache=false", "--spring.main.banner-mode=off",
				"--spring.jmx.enabled=false", "--logging.level.root=warn");
		this.mongo = this.service.getBean(MongoOperations.class);
	}

	/**
	 * Fills a store.
	 * @param args its URI, the survey responses, how many times the returns and logs, the
	 * folder of queries, and the file for their commands
	 * @throws Exception if the service can't be asked
	 */
	public static void main(String[] args) throws Exception {
		StoreLoader loader = new StoreLoader(args[0]);
		loader.responses(Integer.parseInt(args[1]));
		for (int copy = 1; copy < Integer.parseInt(args[2]); copy++) {
			loader.records(copy);
		}
		loader.writeCommands(Path.of(args[3]), Path.of(args[4]));
		loader.service.close();
		System.exit(0);
	}

	// Every response is drawn, since sums of one and the same score would be none.
	private void responses(int count) {
		Random random = new Random(2016);
		List<String> modules = ids("modules", MODULES);
		List<String> countries = ids("countries", COUNTRIES);
		Map<StatisticKey, QualitySums> sums = new LinkedHashMap<>();
		List<StatisticKey> keys = new ArrayList<>();
		for (int year : YEARS) {
			for (String country : countries) {
				for (Audience audience : Audience.values()) {
					modules.forEach((module) -> keys.add(new StatisticKey(year, country, audience, module)));
				}
			}
		}
		for (int i = 0; i < count; i++) {
			Map<Aspect, Integer> scores = new TreeMap<>();
			for (Aspect dimension : Aspect.DIMENSIONS) {
				scores.put(dimension, 4_000 + random.nextInt(6_001));
			}
			sums.merge(keys.get(i % keys.size()), QualitySums.of(scores), QualitySums::plus);
		}
		QualityStatistics statistics = this.service.getBean(QualityStatistics.class);
		sums.forEach((key, drawn) -> {
			QualityStatistic statistic = statistics.get(key);
			statistics.count(statistic.id(), statistic.lastSequence(),
					(int) drawn.tally(Aspect.OVERALL).count(), drawn);
		});
	}

	private List<String> ids(String collection, int most) {
		return this.mongo.getCollection(collection)
			.find()
			.limit(most)
			.map((document) -> document.getString("_id"))
			.into(new ArrayList<>());
	}

	// Returns, counts and their logs once more, for years that aren't asked for.
	private void records(int copy) {
		MongoDatabase database = this.mongo.execute((db) -> db);
		int later = (LATER - 2014) + copy * 10;
		copy(database, "returns", (each) -> {
			int year = each.getInteger("year") + later;
			return each.append("_id", year + "-" + each.get("country")).append("year", year);
		});
		String suffix = "-" + copy;
		copy(database, "accessLogs", (each) -> each.append("_id", each.get("_id") + suffix)
			.append("content", (each.get("content") != null) ? each.get("content") + suffix : null));
		copy(database, "downloadCounts", (each) -> {
			int year = each.getInteger("year") + later;
			LocalDate day = each.getDate("day").toInstant().atOffset(ZoneOffset.UTC).toLocalDate().plusYears(later);
			return each.append("_id", each.get("_id") + suffix)
				.append("log", each.get("log") + suffix)
				.append("year", year)
				.append("month", each.getInteger("month") + later * 100)
				.append("day", Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
		});
	}

	private static void copy(MongoDatabase database, String collection,
			java.util.function.UnaryOperator<Document> change) {
		List<Document> copies = database.getCollection(collection)
			.find()
			.map(Document::new)
			.into(new ArrayList<>())
			.stream()
			.filter((each) -> !(each.get("year") instanceof Integer year) || year < LATER)
			.filter((each) -> !String.valueOf(each.get("_id")).matches(".*-\\d{1,2}") || collection.equals("returns"))
			.map(change)
			.toList();
		for (int from = 0; from < copies.size(); from += 1_000) {
			database.getCollection(collection).insertMany(copies.subList(from, Math.min(from + 1_000, copies.size())));
		}
	}

	private void writeCommands(Path queries, Path file) throws IOException, InterruptedException {
		Recording.Commands commands = this.service.getBean(Recording.Commands.class);
		BsonDocument byQuery = new BsonDocument();
		List<Path> all;
		try (var files = Files.list(queries)) {
			all = files.filter((each) -> each.toString().endsWith(".graphql")).sorted().toList();
		}
		for (Path query : all) {
			ask(Files.readString(query));
			commands.sent.clear();
			ask(Files.readString(query));
			byQuery.append(query.getFileName().toString().replace(".graphql", ""),
					new BsonArray(List.copyOf(commands.sent)));
		}
		Files.writeString(file, byQuery.toJson());
	}

	private void ask(String query) throws IOException, InterruptedException {
		String port = this.service.getEnvironment().getProperty("local.server.port");
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%s/graphql".formatted(port)))
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers
					.ofString(new JsonMapper().writeValueAsString(Map.of("query", query))))
				.build(), HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() != 200 || response.body().contains("\"errors\"")) {
			throw new IllegalStateException(response.body());
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Recording {

		@Bean
		Commands commands() {
			return new Commands();
		}

		@Bean
		MongoClientSettingsBuilderCustomizer recordCommands(Commands commands) {
			return (settings) -> settings.addCommandListener(commands);
		}

		static final class Commands implements CommandListener {

			private final List<BsonDocument> sent = new CopyOnWriteArrayList<>();

			@Override
			public void commandStarted(CommandStartedEvent event) {
				if (Set.of("find", "aggregate", "distinct", "count").contains(event.getCommandName())) {
					BsonDocument command = BsonDocument.parse(event.getCommand().toJson());
					command.keySet().removeAll(ENVELOPE);
					this.sent.add(command);
				}
			}

		}

	}

}
