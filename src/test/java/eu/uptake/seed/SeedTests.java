package eu.uptake.seed;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Loading the seed into the embedded store of a folder, start by start.
 */
class SeedTests {

	private static final Path SEED = Path.of("seed");

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

	@ParameterizedTest(name = "{2}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 400,
			textBlock = """
					uptakes.csv   | 2014,XX,EMCS,1,                     | there is no country "XX"
					uptakes.csv   | 2014,AT,NONE,1,                     | there is no module "NONE"
					uptakes.csv   | 2013,AT,EMCS,1,                     | there is no year "2013"
					uptakes.csv   | 2014,BE,EMCS,1,                     | 2014 BE EMCS is there already
					uptakes.csv   | 2014,BA,EMCS,1,                     | BA does not take part in 2014
					uptakes.csv   | 2014,AT,UCC-L1,1,                   | module UCC-L1 is not available in 2014
					uptakes.csv   | 2016,BE,UCC-L1,-1,                  | trainees must be from 0 to 10000000
					uptakes.csv   | 2016,BE,UCC-L1,10000001,            | trainees must be from 0 to 10000000
					uptakes.csv   | 2016,BE,UCC-L1,many,                | trainees must be a whole number, not "many"
					uptakes.csv   | 2016,,UCC-L1,1,                     | country is missing
					countries.csv | at,Austria,true,2014,,1             | code must be the EU's two-letter code, not "at"
					countries.csv | GR,Greece,true,2014,,1              | code must be the EU's two-letter code, not "GR"
					countries.csv | XX,Nowhere,maybe,2014,,1            | memberState must be true or false, not "maybe"
					modules.csv   | NEW,New,General,,60,en,2016-13-01,, | producedOn must be a date such as 2016-12-31, not "2016-13-01"
					modules.csv   | NEW,New,General,,60,en,,,           | producedOn is missing
					modules.csv   | NEW,New,General,,60,en,2016-12-01,2016-11-30, | The module was produced on 2016-12-01 and can't be retired before.
					modules.csv   | NEW,New,General,,60,en,2016-12-01,2216-11-30, | The retiredOn must be from 1990 to 2199.
					modules.csv   | new,New,General,,60,en,2016-12-01,, | A code is at most 40 capital letters and digits, in groups joined by hyphens.
					modules.csv   | NEW,New,General,0,60,en,2016-12-01,, | The level must be from 1 to 9.
					modules.csv   | NEW,New,General,,0,en,2016-12-01,,  | The durationMinutes must be from 1 to 10000.
					modules.csv   | NEW,New,General,,60,EN,2016-12-01,, | "EN" is not a lower-case ISO 639-1 code.
					modules.csv   | NEW,New,General,,60,en,1066-12-01,, | The producedOn must be from 1990 to 2199.
					modules.csv   | NEW,New,General,,60,en,2016-12-01,,rex | "rex" is not a decoded URL path beginning with a slash, of at most 200 characters.
					countries.csv | XX,Nowhere,true,2016,2015,1         | participatesUntil is before participatesFrom
					countries.csv | XX,Nowhere,true,216,,1              | participatesFrom must be from 1990 to 2199
					countries.csv | XX,Nowhere,true,2016,20166,1        | participatesUntil must be from 1990 to 2199
					countries.csv | XX,Nowhere,true,2016,,0             | protocolOrder must be positive
					training-sessions.csv | X,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:5 DE:3,1,1,1,1,1,1,1,1 | id must be a UUID in lower case, not "X"
					training-sessions.csv | 00000000-0000-4000-A000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:5 DE:3,1,1,1,1,1,1,1,1 | id must be a UUID in lower case, not "00000000-0000-4000-A000-000000000001"
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2013-01-20,2014-01-21,AT,AT:5 DE:3,1,1,1,1,1,1,1,1 | there is no year "2013"
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-19,AT,AT:5 DE:3,1,1,1,1,1,1,1,1 | The session ends before it starts.
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,XX,AT:5 DE:3,1,1,1,1,1,1,1,1 | There is no country "XX".
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:5 BA:3,1,1,1,1,1,1,1,1 | Bosnia and Herzegovina does not take part in the programme in 2014.
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,AT,AT=5,1,1,1,1,1,1,1,1 | participants must be like AT:5, not "AT=5"
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:3,1,1,1,1,1,1,1,1 | There are 4 answers of 3 officials.
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:5 DE:3,-1,1,1,1,1,1,1,1 | A number of answers must not be negative.
					training-sessions.csv | 339569f3-87b1-49fa-98a3-1564d784dce2,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:5 DE:3,1,1,1,1,1,1,1,1 | 339569f3-87b1-49fa-98a3-1564d784dce2 is there already
					reporting-years.csv | 20166,OPEN                    | year is after next year
					reporting-years.csv | 2013,PUBLISHED                | year is before 2014
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,TEXT,,N/A,happiness,,,, | There is no measure "happiness"; there are downloads, modulesProduced, modulesUsed, officialsTrained, officialsTrainedInSessions, qualityByOfficials, qualityByOtherUsers, sessionsMetExpectations, sessionsUseful, trainingSessions.
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,TEXT,,N/A,downloads,,1,, | value2014 must be empty: the values are computed
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,TEXT,,N/A,,2015: why?,1,, | value2015 has a note and no value
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,TEXT,,N/A,,2017: why?,1,, | there is no column for the note on 2017
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,TEXT,,N/A,,,LAZY:No time,, | value2014 names no reason "LAZY"
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,GROW,3,Grow,,,1,, | A target of this kind isn't compared with a number.
					reporting-years.csv | 2017,DONE                     | status must be one of [PLANNED, OPEN, LOCKED, PUBLISHED], not "DONE"
					""")
	void namesFileLineAndReasonOfABrokenRow(String file, String row, String reason, @TempDir Path files)
			throws IOException {
		List<String> lines = copySeed(files, file);
		lines.add(row);
		Files.write(files.resolve(file), lines);
		assertThatStartFails(files, "%s, line %d: %s".formatted(file, lines.size(), reason));
	}

	@Test
	void refusesALongerNoteThanTheApiDoes(@TempDir Path files) throws IOException {
		List<String> lines = copySeed(files, "uptakes.csv");
		lines.add("2016,BE,UCC-L2-03,1," + "x".repeat(501));
		Files.write(files.resolve("uptakes.csv"), lines);
		assertThatStartFails(files,
				"uptakes.csv, line %d: The note has at most 500 characters.".formatted(lines.size()));
	}

	@Test
	void aDriveLetterIsNoUrl() {
		assertThatExceptionOfType(SeedException.class).isThrownBy(() -> start(this.folder, "--uptake.seed=C:\\nowhere"))
			.withMessageMatching("countries\\.csv can't be read in C:\\\\nowhere \\(java\\.(io|nio).*")
			.withMessageNotContaining("MalformedURL");
	}

	@Test
	void namesAMissingColumn(@TempDir Path files) throws IOException {
		List<String> lines = copySeed(files, "uptakes.csv");
		lines.set(0, "year,country,module,people,note");
		Files.write(files.resolve("uptakes.csv"), lines);
		assertThatStartFails(files, "uptakes.csv, line 2: there is no column trainees");
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			2014,AT,EMCS,1,"text" more | Unexpected character after closing quote: ' ' (0x20)
			2014,AT,EMCS               | 3 fields instead of 5
			2014,AT,EMCS,1,,           | 6 fields instead of 5
			""")
	void namesTheLineOfABrokenRowWhereRowsSpanLines(String row, String reason, @TempDir Path files) throws IOException {
		Files.write(files.resolve("uptakes.csv"),
				List.of("year,country,module,trainees,note", "2014,BE,EMCS,1,\"a note", "of two lines\"", row));
		copySeed(files, "modules.csv");
		assertThatStartFails(files, "uptakes.csv, line 4: " + reason);
	}

	@Test
	void namesTheLineOfAnUnclosedQuote(@TempDir Path files) throws IOException {
		List<String> lines = copySeed(files, "uptakes.csv");
		lines.add("2016,BE,UCC-L2-03,1,\"unclosed");
		Files.write(files.resolve("uptakes.csv"), lines);
		assertThatStartFails(files, "uptakes.csv, line 664: Unclosed quoted field at end of input");
	}

	@Test
	void namesAMissingFile(@TempDir Path files) throws IOException {
		copySeed(files, "modules.csv");
		Files.delete(files.resolve("modules.csv"));
		assertThatExceptionOfType(SeedException.class)
			.isThrownBy(() -> start(this.folder, "--uptake.seed=file:" + files + "/"))
			.withMessageStartingWith("modules.csv can't be read in file:%s/ (".formatted(files));
		assertThat(StoreFolder.read(this.folder)).isEmpty();
	}

	@Test
	void loadsEverythingOnceTheRowIsMended(@TempDir Path files) throws IOException {
		List<String> lines = copySeed(files, "uptakes.csv");
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

	private void assertThatStartFails(Path files, String message) {
		assertThatExceptionOfType(SeedException.class)
			.isThrownBy(() -> start(this.folder, "--uptake.seed=file:" + files + "/"))
			.withMessage(message);
		assertThat(StoreFolder.read(this.folder)).isEmpty();
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

	// The files of the seed in another folder, and the lines of one.
	private static List<String> copySeed(Path files, String name) throws IOException {
		try (DirectoryStream<Path> all = Files.newDirectoryStream(SEED, "*.csv")) {
			for (Path each : all) {
				Path copy = files.resolve(each.getFileName());
				if (Files.notExists(copy)) {
					Files.copy(each, copy);
				}
			}
		}
		return new ArrayList<>(Files.readAllLines(SEED.resolve(name)));
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
