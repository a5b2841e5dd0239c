package eu.uptake.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;
import eu.uptake.contract.ClientId;
import eu.uptake.download.DeclaredDay.DownloadDeclaration;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class DownloadFiguresTests {

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private DownloadDeclarations declarations;

	@Autowired
	private DeclarationErasing erasing;

	@Autowired
	private Clock clock;

	@ParameterizedTest
	@CsvSource({ "2014, 3219", "2015, 3202", "2016, 12920" })
	void theSeedAddsUpToTheReportsFigures(int year, int downloads) {
		Answer answer = this.api.anonymous().operation("downloads", Map.of("filter", Map.of("years", List.of(year))));
		assertThat(answer.<Integer>get("downloads.downloads")).isEqualTo(downloads);
	}

	@Test
	void uccWasDownloaded9958TimesIn2016For512400DeclaredTrainees() {
		Answer answer = this.api.anonymous()
			.operation("downloads", Map.of("filter", Map.of("years", List.of(2016), "programme", "UCC")));
		assertThat(answer.<Map<String, Object>>get("downloads")).containsEntry("downloads", 9958)
			.containsEntry("declaredTrainees", 512400)
			.containsEntry("declarations", 470);
	}

	@Test
	void rowsAddUpToTheTotalsAndComeInTheirOrder() {
		for (String interval : List.of("DAY", "MONTH", "YEAR")) {
			Answer rows = this.api.anonymous()
				.operation("downloads-over-time",
						Map.of("filter", Map.of("years", List.of(2016)), "interval", interval));
			assertThat(sum(rows, "downloadsOverTime[*].downloads")).isEqualTo(12920);
			assertThat(rows.<List<String>>get("downloadsOverTime[*].from")).isSorted().doesNotHaveDuplicates();
		}
		Answer modules = this.api.anonymous()
			.operation("downloads-by-module", Map.of("filter", Map.of("years", List.of(2016))));
		assertThat(sum(modules, "downloadsByModule[*].downloads")).isEqualTo(12920);
		assertThat(modules.<List<String>>get("downloadsByModule[*].trainingModule.code")).isSorted().hasSize(30);
		Answer months = this.api.anonymous()
			.operation("downloads-over-time", Map.of("filter", Map.of("years", List.of(2016)), "interval", "MONTH"));
		assertThat(months.<List<String>>get("downloadsOverTime[*].from")).hasSize(12)
			.startsWith("2016-01-01", "2016-02-01");
	}

	@Test
	void daysAndLanguagesSelect() {
		int year = total(Map.of("years", List.of(2016)));
		int firstHalf = total(Map.of("from", "2016-01-01", "to", "2016-06-30"));
		int secondHalf = total(Map.of("from", "2016-07-01", "to", "2016-12-31"));
		assertThat(firstHalf + secondHalf).isEqualTo(year);
		assertThat(firstHalf).isPositive();
		assertThat(total(Map.of("languages", List.of()))).isZero();
		assertThat(total(Map.of("languages", List.of("en")))).isBetween(1, year * 2);
		assertThat(total(Map.of("modules", List.of()))).isZero();
	}

	@Test
	void aDeclarationSentTwiceCountsOnceAndAnotherOneWithItsIdIsRefused() {
		String id = UUID.randomUUID().toString();
		Map<String, Object> declaration = declaration(id, 250);
		Answer first = this.api.anonymous().operation("declare-download", declaration);
		assertThat(first.codes()).isEmpty();
		assertThat(first.<Integer>get("declareDownload.declaration.expectedTrainees")).isEqualTo(250);
		assertThat(this.api.anonymous().operation("declare-download", declaration).codes()).isEmpty();
		assertThat(this.api.anonymous().operation("declare-download", declaration(id.toUpperCase(), 250)).codes())
			.isEmpty();
		assertThat(this.api.anonymous().operation("declare-download", declaration(id, 251)).codes())
			.containsExactly("ALREADY_EXISTS");
		Answer answer = this.api.as("taxud")
			.operation("downloads", Map.of("filter", Map.of("years", List.of(2016, 2017), "programme", "UCC")));
		assertThat(answer.<Integer>get("downloads.declaredTrainees")).isEqualTo(512400 + 250);
		assertThat(answer.<Integer>get("downloads.declarations")).isEqualTo(471);
		assertThat(answer.<Integer>get("downloads.downloads")).isEqualTo(9958);
	}

	@ParameterizedTest
	@CsvSource({ "id, x, INVALID", "trainingModule, NONE, UNKNOWN_MODULE", "country, XX, UNKNOWN_COUNTRY",
			"expectedTrainees, -1, OUT_OF_RANGE", "expectedTrainees, 1000001, OUT_OF_RANGE",
			"on, 2015-12-31, OUT_OF_RANGE", "on, 2016-12-31, YEAR_NOT_OPEN", "on, 2999-01-01, OUT_OF_RANGE" })
	@SuppressWarnings("unchecked")
	void refusesADeclarationThatIsWrong(String field, String value, String code) {
		Map<String, Object> input = new HashMap<>(
				(Map<String, Object>) declaration(UUID.randomUUID().toString(), 1).get("input"));
		input.put(field, field.equals("expectedTrainees") ? Integer.valueOf(value) : value);
		Answer answer = this.api.anonymous().operation("declare-download", Map.of("input", input));
		assertThat(answer.codes()).containsExactly(code);
		assertThat(answer.<List<String>>get("declareDownload.errors[0].path")).containsExactly("input", field);
	}

	private int total(Map<String, Object> filter) {
		return this.api.anonymous().operation("downloads", Map.of("filter", filter)).get("downloads.downloads");
	}

	private static int sum(Answer answer, String path) {
		return answer.<List<Integer>>get(path).stream().mapToInt(Integer::intValue).sum();
	}

	@Test
	void aDeclarationThatIsTakenBackIsOutOfTheFiguresForGood() {
		String id = UUID.randomUUID().toString();
		Map<String, Object> before = declared();
		this.api.anonymous().operation("declare-download", declaration(id, 250));
		this.api.anonymous().operation("declare-download", declaration(UUID.randomUUID().toString(), 3));
		String answer = erase(id);
		assertThat(declared()).containsEntry("declarations", (Integer) before.get("declarations") + 1)
			.containsEntry("declaredTrainees", (Integer) before.get("declaredTrainees") + 3);
		assertThat(erase(id)).as("a second time").isEqualTo(answer);
		String unknown = UUID.randomUUID().toString();
		assertThat(erase(unknown)).isEqualTo(answer.replace(id, unknown));
		for (String given : List.of(id, unknown)) {
			assertThat(this.api.anonymous().operation("declare-download", declaration(given, 250)).codes())
				.containsExactly("ALREADY_EXISTS");
		}
		assertThat(declared()).containsEntry("declarations", (Integer) before.get("declarations") + 1);
		assertThat(this.mongo.findAll(Document.class, "downloadDeclarations").toString()).doesNotContain(id)
			.doesNotContain(ClientId.key(id));
	}

	@Test
	@SuppressWarnings("unchecked")
	void aModuleWhoseDeclarationsWereAllTakenBackHasNoRow() {
		String id = UUID.randomUUID().toString();
		this.api.as("taxud")
			.operation("define-training-module", Api.input("code", "REX", "title", "Registered exporters", "programme",
					"General", "producedOn", "2016-12-15"));
		Map<String, Object> input = new HashMap<>((Map<String, Object>) declaration(id, 5).get("input"));
		input.put("trainingModule", "REX");
		this.api.anonymous().operation("declare-download", Map.of("input", input));
		assertThat(modulesWithDownloads()).contains("REX");
		erase(id);
		assertThat(modulesWithDownloads()).doesNotContain("REX");
	}

	@Test
	void whatAServiceThatDiedStoredUnderABarredIdIsTakenOutAtTheNextStart() {
		String key = ClientId.key(UUID.randomUUID().toString());
		Map<String, Object> before = declared();
		this.declarations.bar(key, this.clock.instant());
		this.declarations.add("VAT", LocalDate.now(this.clock),
				new DownloadDeclaration(key, Organisation.OTHER, null, 7, this.clock.instant()));
		this.erasing.afterSingletonsInstantiated();
		assertThat(declared()).isEqualTo(before);
	}

	@Test
	void theSeedsDeclarationsWhoseIdsEverybodyReadsStay() throws IOException {
		Map<String, Object> before = declared();
		String id = Files.readAllLines(Path.of("seed/download-declarations.csv"))
			.stream()
			.flatMap((line) -> Stream.of(line.split(",")))
			.filter((field) -> field.matches("[0-9a-f]{8}-.*"))
			.findFirst()
			.orElseThrow();
		erase(id);
		assertThat(declared()).isEqualTo(before);
	}

	private String erase(String id) {
		return this.api.anonymous().operation("erase-download-declaration", Api.input("id", id)).body();
	}

	private Map<String, Object> declared() {
		return this.api.as("taxud").run("{ downloads(filter: {}) { declarations declaredTrainees } }").get("downloads");
	}

	private List<String> modulesWithDownloads() {
		return this.api.as("taxud")
			.run("{ downloadsByModule(filter: {}) { trainingModule { code } } }")
			.get("downloadsByModule[*].trainingModule.code");
	}

	private static Map<String, Object> declaration(String id, int trainees) {
		return Api.input("id", id, "trainingModule", "UCC-L1", "organisation", "ECONOMIC_OPERATOR", "country", "AT",
				"expectedTrainees", trainees, "on", "2017-12-01");
	}

}
