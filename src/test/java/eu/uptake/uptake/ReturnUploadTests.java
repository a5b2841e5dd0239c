package eu.uptake.uptake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;
import eu.uptake.sheet.Cell;
import eu.uptake.sheet.SheetFormat;
import eu.uptake.sheet.SheetLayout;
import eu.uptake.sheet.SheetLimits;
import eu.uptake.sheet.SheetReader;
import eu.uptake.sheet.SheetRow;
import eu.uptake.sheet.SheetWriter;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ReturnUploadTests {

	private static final String HEADER = "module,used,trainees,note\n";

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private MongoOperations mongo;

	private int year;

	private Api.Client austria;

	@BeforeEach
	void signIn() {
		this.year = Year.now(this.clock).getValue();
		this.austria = this.api.as("at");
	}

	@Test
	void theTemplateHasARowForEachModuleOfTheYearWithLastYearsNumbers() {
		HttpResponse<byte[]> response = this.austria.download("/api/returns/2016/AT.csv");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv;header=present;charset=UTF-8");
		assertThat(response.headers().firstValue("Content-Disposition"))
			.hasValue("attachment; filename=\"return-2016-AT.csv\"");
		List<SheetRow> rows = rows(response.body());
		assertThat(rows.get(0).cells()).containsExactly(
				texts("module", "title", "programme", "lastYearUsed", "lastYearTrainees", "used", "trainees", "note"));
		assertThat(modules(rows)).isSorted()
			.containsExactlyElementsOf(
					this.austria.run("{ trainingModules(first: 200, filter: {availableIn: 2016}) { nodes { code } } }")
						.<List<String>>get("trainingModules.nodes[*].code"));
		assertThat(told(rows, 3, 4)).isEqualTo(uptakes(2015)).isNotEmpty();
		assertThat(told(rows, 5, 6)).isEqualTo(uptakes(2016)).isNotEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "CSV", "XLSX" })
	void aTemplateThatIsFilledInTriedAndLoadedIsTheDraft(SheetFormat format) throws IOException {
		byte[] file = fill(template(format), format, Map.of("VAT", List.of("yes", "120", "Größe; \"all\""), "EMCS",
				List.of("", "0", ""), "EORI", List.of("yes", "", ""), "UCC-L1", List.of("no", "", "")));
		String trial = upload("?dryRun=true", format, file);
		assertThat(JsonPath.<Map<String, Object>>read(trial, "$['dryRun','loaded','version','status']").toString())
			.contains("dryRun=true", "loaded=false", "version=0", "status=NOT_STARTED");
		assertThat(JsonPath.<List<String>>read(trial, "$.changes[*].summary")).containsExactly("EMCS: 0 trainees",
				"EORI: used, number not known", "VAT: 120 trainees");
		assertThat(find("AT", this.year).version()).isZero();
		String loaded = upload("?expectedVersion=0", format, file);
		assertThat(counts(loaded)).isEqualTo("true added 3 changed 0 withdrawn 0 problems 0");
		assertThat(JsonPath.<Integer>read(loaded, "$.rows"))
			.isEqualTo(JsonPath.<Integer>read(loaded, "$.unchanged") + 3);
		Answer found = this.austria.operation("national-return", Map.of("country", "AT", "year", this.year));
		assertThat(found.<String>get("nationalReturn.status")).isEqualTo("DRAFT");
		assertThat(found.<Integer>get("nationalReturn.version")).isEqualTo(3);
		assertThat(found.<List<String>>get("nationalReturn.uptakes[*].trainingModule.code")).containsExactly("EMCS",
				"EORI", "VAT");
		assertThat(found.<List<Integer>>get("nationalReturn.uptakes[*].trainees")).containsExactly(0, null, 120);
		assertThat(found.<List<String>>get("nationalReturn.uptakes[*].note")).containsExactly(null, null,
				"Größe; \"all\"");
		assertThat(found.<List<String>>get("nationalReturn.changes[*].action")).containsExactly("REPORTED", "REPORTED",
				"REPORTED");
		assertThat(found.<List<String>>get("nationalReturn.changes[*].by")).containsOnly("at");
	}

	@ParameterizedTest
	@EnumSource(names = { "CSV", "XLSX" })
	void aTemplateThatIsUploadedUntouchedChangesNothing(SheetFormat format) {
		report("VAT", 5, "=HYPERLINK(\"http://example.org\")");
		report("EMCS", null, "'+1\n- two;\t\"three\"");
		report("EORI", 0, null);
		report("UCC-L1", 4776, "''@x");
		byte[] template = template(format);
		if (format == SheetFormat.CSV) {
			assertThat(new String(template, StandardCharsets.UTF_8))
				.contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"\r\n")
				.contains(",'''@x\r\n");
		}
		for (String query : List.of("?dryRun=true", "?expectedVersion=4", "")) {
			assertThat(counts(upload(query, format, template)))
				.isEqualTo(!query.contains("dry") + " added 0 changed 0 withdrawn 0 problems 0");
		}
		assertThat(find("AT", this.year).version()).isEqualTo(4);
	}

	@Test
	void theSeparatorOfTheTemplateMayBeASemicolon() {
		byte[] file = this.austria.download(path("AT.csv?separator=;")).body();
		assertThat(new String(file, StandardCharsets.UTF_8)).startsWith("\uFEFFmodule;title;programme;");
		assertThat(upload("", SheetFormat.CSV, file)).contains("\"problemCount\":0");
		assertThat(this.austria.get(path("AT.csv?separator=x")).statusCode()).isEqualTo(400);
	}

	@Test
	void onlyWhatIsSaidChangesAndOneWriteMakesAllOfIt() {
		report("VAT", 5, null);
		report("EMCS", 6, null);
		report("EORI", 7, "Intranet");
		report("DRUGS-CO", 8, null);
		String report = upload("",
				HEADER + "VAT,no,,\nEMCS,yes,60,\nEORI,,,\nUCC-L1,yes,1,\nUCC-L2-01,no,,\nDRUGS-CO,yes,8,\n");
		assertThat(counts(report)).isEqualTo("true added 1 changed 1 withdrawn 1 problems 0");
		assertThat(JsonPath.<Integer>read(report, "$.unchanged")).isEqualTo(3);
		assertThat(JsonPath.<List<String>>read(report, "$.changes[*].summary")).containsExactly(
				"VAT: withdrawn, was 5 trainees", "EMCS: 60 trainees, was 6 trainees", "UCC-L1: 1 trainees");
		assertThat(JsonPath.<List<Integer>>read(report, "$.changes[*].row")).containsExactly(2, 3, 5);
		assertThat(find("AT", this.year).uptakes()).containsExactly(new Uptake("DRUGS-CO", 8, null),
				new Uptake("EMCS", 60, null), new Uptake("EORI", 7, "Intranet"), new Uptake("UCC-L1", 1, null));
		List<ReturnChange> changes = this.mongo.findById(NationalReturn.id("AT", this.year), NationalReturn.class)
			.changes();
		assertThat(changes).hasSize(7);
		assertThat(changes.subList(4, 7)).extracting(ReturnChange::at).containsOnly(changes.get(4).at());
		assertThat(find("AT", this.year).version()).isEqualTo(7);
		assertThat(this.mongo.findById(NationalReturn.id("AT", this.year), Document.class, "returns")
			.getList("changes", Document.class)).noneMatch((change) -> change.containsKey("_class"));
	}

	@Test
	void withAnyProblemNothingIsLoadedAndAllOfThemAreTold() {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is("EORI")),
				new Update().set("retiredOn", LocalDate.of(this.year - 1, 1, 1)), "modules");
		String report = upload("", HEADER + "VAT,yes,1,\nEMCS,perhaps,21.607,\nEORI,yes,,\nNONE,,,\n");
		assertThat(counts(report)).isEqualTo("false added 0 changed 0 withdrawn 0 problems 4");
		assertThat(problems(report)).containsExactly("3 used B3 INVALID", "3 trainees C3 INVALID",
				"4 module A4 MODULE_NOT_AVAILABLE", "5 module A5 UNKNOWN_MODULE");
		assertThat(find("AT", this.year).version()).isZero();
	}

	@Test
	void aRetiredModuleThatIsReportedAlreadyMayStayAndMayGo() {
		report("EORI", 7, null);
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is("EORI")),
				new Update().set("retiredOn", LocalDate.of(this.year - 1, 1, 1)), "modules");
		assertThat(modules(rows(template(SheetFormat.XLSX)))).contains("EORI");
		assertThat(upload("", HEADER + "EORI,yes,7,\n")).contains("\"unchanged\":1", "\"loaded\":true");
		assertThat(problems(upload("", HEADER + "EORI,yes,8,\n"))).containsExactly("2 module A2 MODULE_NOT_AVAILABLE");
		assertThat(counts(upload("", HEADER + "EORI,no,,\n")))
			.isEqualTo("true added 0 changed 0 withdrawn 1 problems 0");
	}

	@Test
	void problemsAreCountedAllAndToldUpTo1000() {
		String report = upload("?dryRun=true", HEADER + "NONE,x,y,\n".repeat(400));
		assertThat(JsonPath.<Integer>read(report, "$.problemCount")).isEqualTo(1_200);
		assertThat(problems(report)).hasSize(1_000).startsWith("2 module A2 UNKNOWN_MODULE");
		assertThat(problems(upload("", HEADER + "VAT,,,\n".repeat(2_000))).get(0)).isEqualTo("3 module A3 INVALID");
	}

	@Test
	void aVersionThatIsNotTheReturnsIsStale() {
		report("VAT", 5, null);
		assertThat(problems(upload("?expectedVersion=0", HEADER + "VAT,yes,6,\n")))
			.containsExactly("null null null STALE_VERSION");
		assertThat(problems(upload("?expectedVersion=0&dryRun=true", HEADER + "VAT,yes,6,\n")))
			.containsExactly("null null null STALE_VERSION");
		assertThat(upload("?expectedVersion=1", HEADER + "VAT,yes,6,\n")).contains("\"loaded\":true", "\"version\":2");
	}

	@Test
	void aSubmittedReturnStaysSubmittedAndAnAcceptedOneIsRefused() {
		this.austria.operation("submit-return", Api.input("country", "AT", "year", this.year));
		assertThat(upload("", HEADER + "VAT,yes,6,\n")).contains("\"loaded\":true", "\"status\":\"SUBMITTED\"");
		this.api.as("taxud").operation("accept-return", Api.input("country", "AT", "year", this.year));
		for (String rows : List.of("VAT,yes,7,\n", "VAT,yes,6,\n", "VAT,,,\n")) {
			assertThat(problems(upload("", HEADER + rows))).containsExactly("null null null WRONG_STATUS");
		}
		assertThat(find("AT", this.year).uptakes()).containsExactly(new Uptake("VAT", 6, null));
	}

	@Test
	void yearsThatTakeNoReportsAreRefusedBesideTheProblemsOfTheFile() {
		assertThat(problems(upload("/api/returns/2016/AT?dryRun=true", "at", SheetFormat.CSV,
				(HEADER + "VAT,yes,x,\n").getBytes(StandardCharsets.UTF_8))
			.body())).containsExactly("null null null YEAR_NOT_OPEN", "2 trainees C2 INVALID");
		byte[] file = (HEADER + "VAT,yes,1,\n").getBytes(StandardCharsets.UTF_8);
		assertThat(problems(upload("/api/returns/2013/AT", "at", SheetFormat.CSV, file).body()))
			.contains("null null null YEAR_OUT_OF_RANGE");
		assertThat(problems(upload("/api/returns/2014/BA", "ba", SheetFormat.CSV, file).body()))
			.containsExactly("null null null NOT_A_PARTICIPANT");
		assertThat(this.austria.get("/api/returns/2013/AT.csv").statusCode()).isEqualTo(404);
		assertThat(this.api.as("ba").get("/api/returns/2014/BA.csv").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "at, 200, 200", "de, 403, 403", "taxud, 200, 403", "ingest, 403, 403", "operator, 403, 403" })
	void onlyItsCoordinatorsUploadAReturnAndTaxudSeesIt(String username, int download, int upload) {
		for (String ending : List.of("csv", "xlsx")) {
			assertThat(this.api.as(username).get(path("AT." + ending)).statusCode()).isEqualTo(download);
		}
		assertThat(upload(path("AT"), username, SheetFormat.CSV,
				(HEADER + "VAT,yes,1,\n").getBytes(StandardCharsets.UTF_8))
			.statusCode()).isEqualTo(upload);
		assertThat(find("AT", this.year).version()).isEqualTo((upload == 200) ? 1 : 0);
	}

	@Test
	void nobodyElseReachesAReturnsFile() {
		Api.Client anonymous = this.api.anonymous();
		assertThat(anonymous.get(path("AT.csv")).statusCode()).isEqualTo(401);
		assertThat(anonymous
			.send(path("AT"),
					(request) -> request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString("x")))
			.statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@CsvSource({ "XX.csv, 404", "AT.json, 404", "AT.pdf, 404" })
	void thereAreNoOtherFiles(String file, int status) {
		HttpResponse<String> response = this.austria.get(path(file));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void anotherTypeOrALongerFileIsRefused() {
		HttpResponse<String> json = this.austria.post(path("AT"), "application/json", "{}");
		assertThat(json.statusCode()).isEqualTo(415);
		byte[] long1 = new byte[(1 << 20) + 1];
		HttpResponse<String> tooLong = upload(path("AT"), "at", SheetFormat.CSV, long1);
		assertThat(tooLong.statusCode()).isEqualTo(413);
		assertThat(tooLong.body()).contains("A file has at most 1048576 bytes.");
	}

	@Test
	void uploadsAtTheSameMomentLoseNothingOfEachOther() {
		List<String> codes = List.of("EMCS", "EORI", "VAT", "DRUGS-CO");
		List<CompletableFuture<String>> uploads = IntStream.range(0, 4)
			.mapToObj((i) -> CompletableFuture.supplyAsync(
					() -> upload("", HEADER + "%s,yes,%d,\nUCC-L2-0%d,yes,,\n".formatted(codes.get(i), i, i + 1)),
					(task) -> new Thread(task).start()))
			.toList();
		uploads.forEach((each) -> assertThat(each.join()).contains("\"loaded\":true"));
		NationalReturn found = find("AT", this.year);
		assertThat(found.uptakes()).hasSize(8);
		assertThat(found.version()).isEqualTo(8);
		assertThat(this.mongo.findById(found.id(), NationalReturn.class).changes()).hasSize(8);
	}

	private String path(String file) {
		return "/api/returns/%d/%s".formatted(this.year, file);
	}

	private byte[] template(SheetFormat format) {
		return this.austria.download(path("AT." + format.ending())).body();
	}

	private String upload(String query, String csv) {
		return upload(query, SheetFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));
	}

	private String upload(String query, SheetFormat format, byte[] file) {
		HttpResponse<String> response = upload(path("AT") + query, "at", format, file);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return response.body();
	}

	private HttpResponse<String> upload(String path, String username, SheetFormat format, byte[] file) {
		return this.api.as(username)
			.send(path, (request) -> request.header("Content-Type", format.mediaType())
				.POST(BodyPublishers.ofByteArray(file)));
	}

	private void report(String module, Integer trainees, String note) {
		Answer answer = this.austria.operation("report-uptake", Api.input("country", "AT", "year", this.year,
				"trainingModule", module, "trainees", trainees, "note", note));
		assertThat(answer.codes()).isEmpty();
	}

	private NationalReturn find(String country, int of) {
		NationalReturn found = this.mongo.findById(NationalReturn.id(country, of), NationalReturn.class);
		return (found != null) ? found : NationalReturn.notStarted(country, of);
	}

	private Map<String, String> uptakes(int of) {
		Map<String, String> uptakes = new TreeMap<>();
		find("AT", of).uptakes().forEach((each) -> uptakes.put(each.module(), String.valueOf(each.trainees())));
		return uptakes;
	}

	private static Map<String, String> told(List<SheetRow> rows, int used, int trainees) {
		Map<String, String> told = new TreeMap<>();
		rows.stream()
			.skip(1)
			.filter((row) -> row.cell(used).equals(Cell.text("yes")))
			.forEach((row) -> told.put(text(row.cell(0)),
					(row.cell(trainees) instanceof Cell.Empty) ? "null" : text(row.cell(trainees))));
		return told;
	}

	private static List<String> modules(List<SheetRow> rows) {
		return rows.stream().skip(1).map((row) -> text(row.cell(0))).toList();
	}

	private static String text(Cell cell) {
		return ((Cell.Text) cell).value();
	}

	private static Cell[] texts(String... texts) {
		return Arrays.stream(texts).map(Cell::text).toArray(Cell[]::new);
	}

	private static List<SheetRow> rows(byte[] file) {
		List<SheetRow> rows = new ArrayList<>();
		try (SheetReader reader = SheetReader.open(new ByteArrayInputStream(file),
				new SheetLimits(1_000_000, 10_000_000, 1_000, 20), "Return")) {
			for (SheetRow row = reader.next(); row != null; row = reader.next()) {
				rows.add(row);
			}
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		return rows;
	}

	// As somebody would fill it in with a spreadsheet program.
	private static byte[] fill(byte[] template, SheetFormat format, Map<String, List<String>> filled)
			throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		SheetWriter writer = format.writer(out, SheetLayout.of("Return", ReturnColumn.columns()));
		for (SheetRow row : rows(template).subList(1, rows(template).size())) {
			List<Cell> cells = new ArrayList<>();
			for (int i = 0; i < ReturnColumn.values().length; i++) {
				cells.add(row.cell(i));
			}
			List<String> fields = filled.get(text(row.cell(0)));
			if (fields != null) {
				cells.set(5, Cell.text(fields.get(0)));
				cells.set(6, fields.get(1).isEmpty() ? Cell.empty() : Cell.number(Integer.valueOf(fields.get(1))));
				cells.set(7, Cell.text(fields.get(2)));
			}
			writer.row(cells);
		}
		writer.finish();
		return out.toByteArray();
	}

	private static String counts(String report) {
		return "%s added %d changed %d withdrawn %d problems %d".formatted(JsonPath.read(report, "$.loaded"),
				JsonPath.<Integer>read(report, "$.added"), JsonPath.<Integer>read(report, "$.changed"),
				JsonPath.<Integer>read(report, "$.withdrawn"), JsonPath.<Integer>read(report, "$.problemCount"));
	}

	private static List<String> problems(String report) {
		return JsonPath.<List<Map<String, Object>>>read(report, "$.problems")
			.stream()
			.map((problem) -> "%s %s %s %s".formatted(problem.get("row"), problem.get("column"), problem.get("cell"),
					problem.get("code")))
			.toList();
	}

}
