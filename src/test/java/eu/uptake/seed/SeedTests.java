package eu.uptake.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

import eu.uptake.UptakeApplication;
import eu.uptake.embedded.ServiceProcess;
import eu.uptake.embedded.StoreFolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Loading the seed into the embedded store of a folder, start by start.
 */
class SeedTests {

	@TempDir
	private static Path seededFolder;

	/** What a first start leaves behind. */
	private static SortedMap<String, List<Document>> seeded;

	@TempDir
	private Path folder;

	@BeforeAll
	static void loadTheSeed() {
		start(seededFolder);
		seeded = StoreFolder.read(seededFolder);
	}

	@Test
	void changesNothingAtASecondStart() {
		start(seededFolder);
		assertThat(StoreFolder.read(seededFolder)).isEqualTo(seeded);
	}

	@Test
	void holdsTheReportsModules() {
		List<Document> modules = seeded.get("modules");
		assertThat(modules).hasSize(30);
		List<Document> ucc = modules.stream().filter((module) -> "UCC".equals(module.get("programme"))).toList();
		assertThat(ucc).hasSize(15);
		assertThat(sum(ucc, "durationMinutes")).isEqualTo(1_050);
		assertThat(ucc.stream().filter((module) -> module.getInteger("level") == 1)).singleElement()
			.extracting((module) -> module.get("_id"))
			.isEqualTo("UCC-L1");
		assertThat(ucc.stream().filter((module) -> module.getInteger("level") == 2)).hasSize(14);
	}

	@Test
	void holdsTheReportsParticipants() {
		assertThat(seeded.get("countries")).hasSize(34);
		assertThat(participants(2014)).hasSize(33).doesNotContain("BA");
		assertThat(participants(2015)).hasSize(34).contains("BA");
		assertThat(participants(2016)).hasSize(34);
		assertThat(participants(2020)).hasSize(34).contains("UK");
		assertThat(participants(2021)).hasSize(33).doesNotContain("UK");
	}

	@ParameterizedTest
	@CsvSource({ "2014, 174, 4776", "2015, 183, 3092", "2016, 305, 23685" })
	void holdsTheReportsTotals(int year, int uptakes, int trainees) {
		assertThat(uptakes(year)).hasSize(uptakes);
		assertThat(sum(uptakes(year), "trainees")).isEqualTo(trainees);
		assertThat(seeded.get("returns")).filteredOn((each) -> each.getInteger("year") == year)
			.allSatisfy((each) -> assertThat(each.get("status")).isEqualTo("ACCEPTED"));
	}

	@Test
	void holdsTheReportsUseOfTheUccProgramme() {
		Set<Object> codes = seeded.get("modules")
			.stream()
			.filter((module) -> "UCC".equals(module.get("programme")))
			.map((module) -> module.get("_id"))
			.collect(Collectors.toSet());
		List<Document> uptakes = uptakes(2016).stream().filter((each) -> codes.contains(each.get("module"))).toList();
		assertThat(uptakes).hasSize(156);
		assertThat(sum(uptakes, "trainees")).isEqualTo(21_607);
		assertThat(uptakes).filteredOn((each) -> each.get("trainees") == null).hasSize(6);
		Map<String, Long> countries = uptakes.stream()
			.collect(Collectors.groupingBy((each) -> each.getString("module"), TreeMap::new, Collectors.counting()));
		assertThat(countries.remove("UCC-L1")).isEqualTo(15);
		assertThat(countries).hasSize(14);
		assertThat(countries.values()).allMatch((count) -> count >= 9 && count <= 12);
	}

	@Test
	void publishesTheReportsYearsAndOpensTheCurrentOne() {
		Map<Integer, String> years = new TreeMap<>();
		seeded.get("reportingYears").forEach((year) -> years.put(year.getInteger("_id"), year.getString("status")));
		assertThat(years).containsExactlyInAnyOrderEntriesOf(Map.of(2014, "PUBLISHED", 2015, "PUBLISHED", 2016,
				"PUBLISHED", Year.now(ZoneId.of("Europe/Brussels")).getValue(), "OPEN"));
	}

	@Test
	void loadsEverythingOnceTheRowIsMended(@TempDir Path files) throws IOException {
		List<String> lines = SeedCopy.of(files, "uptakes.csv");
		Files.write(files.resolve("uptakes.csv"), Stream.concat(lines.stream(), Stream.of("2016,BE,NONE,1,")).toList());
		try (ServiceProcess service = ServiceProcess.launch(this.folder, "--uptake.seed=" + files)) {
			assertThat(service.awaitExit()).as(service.output()).isEqualTo(1);
			assertThat(service.output()).contains("Description:",
					"uptakes.csv, line %d: there is no module \"NONE\"".formatted(lines.size() + 1),
					"Mend the file and start again (nothing was loaded), or start empty with --uptake.seed=none.");
		}
		assertThat(StoreFolder.read(this.folder)).isEmpty();
		Files.write(files.resolve("uptakes.csv"), lines);
		start(this.folder, "--uptake.seed=file:" + files + "/");
		assertThat(withoutTimes(StoreFolder.read(this.folder))).isEqualTo(withoutTimes(seeded));
	}

	@Test
	void startsEmptyWithoutASeed() {
		start(this.folder, "--uptake.seed=none");
		assertThat(StoreFolder.read(this.folder)).isEmpty();
	}

	@Test
	void loadsNothingIntoAStoreThatHoldsSomething() {
		Document own = new Document("_id", "OWN").append("title", "Our own");
		StoreFolder.change(this.folder, (database) -> database.getCollection("modules").insertOne(own));
		start(this.folder);
		assertThat(StoreFolder.read(this.folder)).isEqualTo(Map.of("modules", List.of(own)));
	}

	@Test
	void goesOnWhereACrashHasLeftOff() {
		start(this.folder);
		StoreFolder.change(this.folder, (database) -> {
			database.getCollection("seedMarks").updateOne(Filters.eq("seed"), Updates.unset("doneAt"));
			database.getCollection("modules").updateOne(Filters.eq("EMCS"), Updates.set("title", "Changed since"));
			database.getCollection("returns").deleteMany(Filters.gte("_id", "2015-MT"));
			database.getCollection("reportingYears").deleteOne(Filters.eq(2016));
		});
		start(this.folder);
		SortedMap<String, List<Document>> expected = withoutTimes(seeded);
		expected.get("modules")
			.stream()
			.filter((module) -> "EMCS".equals(module.get("_id")))
			.forEach((module) -> module.put("title", "Changed since"));
		assertThat(withoutTimes(StoreFolder.read(this.folder))).isEqualTo(expected);
		assertThat(StoreFolder.read(this.folder).get("seedMarks").get(0)).containsOnlyKeys("_id", "begunAt", "doneAt");
	}

	private static void start(Path folder, String... arguments) {
		String[] all = Stream
			.concat(Stream.of("--server.port=0", "--uptake.embedded.path=" + folder,
					"--spring.main.lazy-initialization=true"), Stream.of(arguments))
			.toArray(String[]::new);
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(UptakeApplication.class)
			.web(WebApplicationType.SERVLET)
			.registerShutdownHook(false)
			.initializers((created) -> created.getBeanFactory().registerSingleton("productionOnly", new TestTypes()))
			.run(all)) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	// Two loads differ in when they happened.
	private static SortedMap<String, List<Document>> withoutTimes(SortedMap<String, List<Document>> collections) {
		SortedMap<String, List<Document>> copies = new TreeMap<>();
		collections.forEach((name, documents) -> copies.put(name, documents.stream().map((document) -> {
			Document copy = Document.parse(document.toJson());
			removeTimes(copy);
			return copy;
		}).toList()));
		return copies;
	}

	private static void removeTimes(Document document) {
		Set.of("begunAt", "doneAt", "changes", "at", "countedAt").forEach(document::remove);
		document.values().forEach((value) -> {
			if (value instanceof Document nested) {
				removeTimes(nested);
			}
			else if (value instanceof List<?> list) {
				list.stream()
					.filter(Document.class::isInstance)
					.map(Document.class::cast)
					.forEach(SeedTests::removeTimes);
			}
		});
	}

	private static List<Document> uptakes(int year) {
		return seeded.get("returns")
			.stream()
			.filter((each) -> each.getInteger("year") == year)
			.flatMap((each) -> each.getList("uptakes", Document.class).stream())
			.toList();
	}

	private static int sum(List<Document> documents, String field) {
		return documents.stream()
			.map((document) -> document.getInteger(field))
			.filter(Objects::nonNull)
			.mapToInt(Integer::intValue)
			.sum();
	}

	private static Set<Object> participants(int year) {
		Set<Object> codes = new HashSet<>();
		for (Document country : seeded.get("countries")) {
			int until = country.get("participatesUntil", Integer.MAX_VALUE);
			if (country.getInteger("participatesFrom") <= year && year <= until) {
				codes.add(country.get("_id"));
			}
		}
		return codes;
	}

	/**
	 * What the tests add to the class path is not part of the service.
	 */
	private static final class TestTypes extends TypeExcludeFilter {

		@Override
		public boolean match(MetadataReader type, MetadataReaderFactory types) {
			return type.getAnnotationMetadata().isAnnotated(TestConfiguration.class.getName())
					|| type.getAnnotationMetadata().isAnnotated(TestComponent.class.getName());
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof TestTypes;
		}

		@Override
		public int hashCode() {
			return TestTypes.class.hashCode();
		}

	}

}
