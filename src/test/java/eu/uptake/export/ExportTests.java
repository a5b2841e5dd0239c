package eu.uptake.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ExportTests {

	private static final String MODULE = "trainingModule { module: code title programme }";

	private static final String COUNTRY = "country { country: code countryName: name }";

	private static final String TRAINEES = "trainees { trainees: count isMinimum uptakesCounted uptakes }";

	private static final String SCORES = "responses overall relevance objectivesAchieved retention userFriendliness"
			+ " marginOfError band suppressed";

	private static final String DOWNLOADS = "downloads uniqueDownloads declaredTrainees declarations";

	private static final String ANSWERS = "metExpectations { metExpectationsFully: fully"
			+ " metExpectationsLargely: largely metExpectationsPartly: partly metExpectationsNotAtAll: notAtAll }"
			+ " useful { veryUseful useful notVeryUseful notUseful }";

	private static final String SESSIONS = "sessions officialsTrained metExpectationsPercent usefulPercent " + ANSWERS;

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private List<Dataset> datasets;

	static Stream<List<String>> figures() {
		List<List<String>> figures = new ArrayList<>();
		String graphQl = "programme: \"UCC\", countries: [\"gr\", \"AT\"]";
		String query = "programme=UCC&countries=gr,AT";
		figures.add(List.of("uptake", "years=2016", "nationalReturns(year: 2016, statuses: [SUBMITTED, ACCEPTED])"
				+ " { year " + COUNTRY + " uptakes { " + MODULE + " trainees } status }"));
		figures.add(List.of("uptake", "by=country&" + query,
				"uptakeByCountry(filter: { " + graphQl + " }) { " + COUNTRY + " modulesUsed " + TRAINEES + " }"));
		figures.add(List.of("uptake", "by=module&years=2015,2016&modules=VAT&modules=UCC-L1",
				"uptakeByModule(filter: { years: [2015, 2016], modules: [\"VAT\", \"UCC-L1\"] }) { " + MODULE
						+ " countries modulesUsed " + TRAINEES + " }"));
		figures.add(List.of("uptake", "by=year", "uptakeByYear(filter: {}) { year modulesUsed " + TRAINEES + " }"));
		figures.add(List.of("uptake", "by=total&statuses=DRAFT,SUBMITTED",
				"uptakeTotals(filter: { statuses: [DRAFT, SUBMITTED] }) { modulesUsed distinctModules countries "
						+ TRAINEES + " classEquivalent { classes perWorkingDay } }"));
		figures.add(List.of("uptake", "by=total&years=", "uptakeTotals(filter: { years: [] }) { modulesUsed"
				+ " distinctModules countries " + TRAINEES + " classEquivalent { classes perWorkingDay } }"));
		figures.add(List.of("quality", "years=2016&audiences=CUSTOMS_OFFICIAL",
				"qualityByModule(filter: { years: [2016], audiences: [CUSTOMS_OFFICIAL] }) { " + MODULE + " scores { "
						+ SCORES + " } }"));
		figures.add(List.of("quality", "by=country",
				"qualityByCountry(filter: {}) { " + COUNTRY + " scores { " + SCORES + " } }"));
		figures.add(List.of("quality", "by=year&" + query,
				"qualityByYear(filter: { " + graphQl + " }) { year scores { " + SCORES + " } }"));
		figures.add(List.of("quality", "by=total&years=2014", "quality(filter: { years: [2014] }) { " + SCORES + " }"));
		for (String interval : List.of("DAY", "MONTH", "YEAR")) {
			figures.add(List.of("downloads", "by=" + interval.toLowerCase() + "&from=2016-02-01&to=2016-12-30",
					"downloadsOverTime(filter: { from: \"2016-02-01\", to: \"2016-12-30\" }, interval: " + interval
							+ ") { from downloads uniqueDownloads }"));
		}
		figures.add(List.of("downloads", "by=module&years=2016&languages=en,de",
				"downloadsByModule(filter: { years: [2016], languages: [\"en\", \"de\"] }) { " + MODULE + " "
						+ DOWNLOADS + " }"));
		figures.add(List.of("downloads", "by=total", "downloads(filter: {}) { " + DOWNLOADS + " }"));
		figures.add(List.of("sessions", "years=2016&countries=AT",
				"trainingSessions(filter: { years: [2016], countries: [\"AT\"] }, first: 200) { nodes { id year system"
						+ " title startsOn endsOn host { host: code hostName: name } officials feedback { " + ANSWERS
						+ " } } }"));
		figures.add(List.of("sessions", "by=year&countries=AT,de",
				"sessionsByYear(filter: { countries: [\"AT\", \"DE\"] }) { year totals { " + SESSIONS + " } }"));
		figures.add(List.of("sessions", "by=system&systems=NCTS&systems=CCN",
				"sessionsBySystem(filter: { systems: [\"NCTS\", \"CCN\"] }) { system totals { " + SESSIONS + " } }"));
		figures.add(List.of("sessions", "by=total&hosts=PL,FR",
				"sessionTotals(filter: { hosts: [\"PL\", \"FR\"] }) { " + SESSIONS + " }"));
		figures.add(List.of("indicators", "years=2016",
				"indicators(year: 2016) { code objective title source unit computed value(year: 2016) { year value"
						+ " isMinimum lowReliability note missingReason } baseline { baseline: value baselineYear: year"
						+ " } target { targetKind: kind targetThreshold: threshold targetText: text }"
						+ " assessment(year: 2016) assessmentText(year: 2016) }"));
		figures.add(List.of("indicators", "objective=4&computed=true&years=2015",
				"indicators(year: 2015, objective: 4, computed: true) { code objective title source unit computed"
						+ " value(year: 2015) { year value isMinimum lowReliability note missingReason }"
						+ " baseline { baseline: value baselineYear: year }"
						+ " target { targetKind: kind targetThreshold: threshold targetText: text }"
						+ " assessment(year: 2015) assessmentText(year: 2015) }"));
		return figures.stream();
	}

	@ParameterizedTest
	@MethodSource("figures")
	void everyFormatHasTheFiguresOfTheGraphQlAnswer(List<String> figure) {
		String file = figure.get(0);
		String query = "?" + figure.get(1);
		report("at", "SUBMITTED");
		for (Api.Client client : List.of(this.api.anonymous(), this.api.as("at"), this.api.as("taxud"))) {
			List<Map<String, Object>> asked = ExportedRows.rows(client.run("{ rows: " + figure.get(2) + " }"))
				.stream()
				.filter((row) -> !file.equals("indicators") || row.containsKey("year"))
				.toList();
			List<Map<String, Object>> json = withoutParticipants(ExportedRows.json(client, file + ".json" + query));
			assertThat(json).containsExactlyElementsOf(asked);
			List<Map<String, String>> csv = withoutParticipants(ExportedRows.csv(client, file + ".csv" + query, ','));
			assertThat(csv).hasSameSizeAs(json);
			for (int i = 0; i < csv.size(); i++) {
				assertThat(ExportedRows.typed(csv.get(i), json.get(i))).isEqualTo(json.get(i));
			}
			assertThat(withoutParticipants(ExportedRows.xlsx(client, file + ".xlsx" + query)))
				.containsExactlyElementsOf(json.stream().map(ExportTests::cells).toList());
		}
	}

	private static <T> List<Map<String, T>> withoutParticipants(List<Map<String, T>> rows) {
		rows.forEach((row) -> row.remove("participants"));
		return rows;
	}

	// A date is a number to a workbook.
	private static Map<String, Object> cells(Map<String, Object> row) {
		Map<String, Object> cells = new HashMap<>(row);
		for (String date : List.of("from", "startsOn", "endsOn")) {
			cells.computeIfPresent(date, (name, day) -> BigDecimal
				.valueOf(LocalDate.parse((String) day).toEpochDay() - LocalDate.of(1899, 12, 30).toEpochDay()));
		}
		return cells;
	}

	@Test
	void aSessionsParticipantsStandInOneCell() {
		assertThat(ExportedRows.json(this.api.anonymous(), "sessions.json?years=2016").get(0))
			.containsEntry("participants", "EL:1 PL:2")
			.containsEntry("officials", BigDecimal.valueOf(3));
	}

	@Test
	void everybodyGetsTheUptakesThatTheyMaySee() {
		report("at", "SUBMITTED");
		report("de", "DRAFT");
		int year = Year.now(this.clock).getValue();
		assertThat(countries(this.api.anonymous(), "years=" + year)).isEmpty();
		assertThat(countries(this.api.as("fr"), "years=" + year)).isEmpty();
		assertThat(countries(this.api.as("at"), "years=" + year)).containsExactly("AT");
		assertThat(countries(this.api.as("de"), "years=" + year)).isEmpty();
		String all = "years=" + year + "&statuses=DRAFT,SUBMITTED";
		assertThat(countries(this.api.as("de"), all)).containsExactly("DE");
		assertThat(countries(this.api.as("taxud"), all)).containsExactly("DE", "AT");
		assertThat(ExportedRows.csv(this.api.anonymous(), "uptake.csv", ',')).hasSize(174 + 183 + 305);
	}

	private static List<String> countries(Api.Client client, String query) {
		return ExportedRows.csv(client, "uptake.csv?" + query, ',').stream().map((row) -> row.get("country")).toList();
	}

	private void report(String country, String status) {
		Api.Client client = this.api.as(country);
		int year = Year.now(this.clock).getValue();
		client.operation("report-uptake",
				Api.input("country", country, "year", year, "trainingModule", "VAT", "trainees", 5));
		if (status.equals("SUBMITTED")) {
			client.operation("submit-return", Api.input("country", country, "year", year));
		}
	}

	@Test
	void theSeparatorMayBeASemicolon() {
		Api.Client client = this.api.anonymous();
		for (String separator : List.of(";", "%3B")) {
			assertThat(ExportedRows.csv(client, "indicators.csv?separator=" + separator, ';'))
				.isEqualTo(ExportedRows.csv(client, "indicators.csv", ','));
		}
	}

	@Test
	void aTitleThatLooksLikeAFormulaStaysAText() throws IOException {
		String title = "=HYPERLINK(\"http://example.org\";\"VAT\")";
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is("VAT")), Update.update("title", title), "modules");
		Api.Client client = this.api.anonymous();
		String query = "?by=module&modules=VAT";
		assertThat(ExportedRows.csv(client, "uptake.csv" + query, ',').get(0)).containsEntry("title", "'" + title);
		assertThat(ExportedRows.csv(client, "uptake.csv" + query + "&separator=;", ';').get(0)).containsEntry("title",
				"'" + title);
		assertThat(ExportedRows.xlsx(client, "uptake.xlsx" + query).get(0)).containsEntry("title", title);
		assertThat(ExportedRows.json(client, "uptake.json" + query).get(0)).containsEntry("title", title);
	}

	@ParameterizedTest
	@CsvSource({ "uptake.csv?year=2016, year, no such parameter", "uptake.csv?Years=2016, Years, no such parameter",
			"uptake.csv?audiences=OTHER_USER, audiences, no such parameter",
			"downloads.csv?countries=AT, countries, no such parameter",
			"uptake.csv?by=country&by=module, by, give it once", "uptake.csv?by=trainees, by, there are uptake",
			"uptake.csv?by=, by, must not be empty", "uptake.csv?years=20x6, years, no whole number",
			"uptake.csv?years=2016%2C, years, is empty", "uptake.csv?years=&years=2016, years, is empty",
			"uptake.csv?years=99999999999, years, no whole number", "uptake.csv?countries=XX, countries, no country",
			"quality.json?countries=XX, countries, no country", "sessions.json?hosts=XX, hosts, no country",
			"uptake.xlsx?modules=NONE, modules, no module", "quality.csv?programme=NONE, programme, no programme",
			"uptake.csv?statuses=accepted, statuses, there are NOT_STARTED",
			"quality.csv?audiences=TRADER, audiences, there are CUSTOMS_OFFICIAL",
			"downloads.csv?from=2016-02-30, from, no day", "downloads.csv?from=%2B999999999-12-31, from, no day",
			"downloads.csv?to=1.2.2016, to, no day", "sessions.csv?systems=NONE, systems, no session",
			"indicators.csv?objective=four, objective, no whole", "indicators.csv?computed=yes, computed, neither true",
			"uptake.csv?separator=%7C, separator, semicolon",
			"uptake.xlsx?separator=%3B, separator, no such parameter" })
	void aParameterThatCannotBeUsedIsNamed(String file, String parameter, String reason) {
		HttpResponse<String> response = this.api.anonymous().get("/api/exports/" + file);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(JsonPath.<String>read(response.body(), "$.parameter")).isEqualTo(parameter);
		assertThat(JsonPath.<String>read(response.body(), "$.detail")).startsWith(parameter + ": ").contains(reason);
	}

	@ParameterizedTest
	@CsvSource({ "nothing.csv, There is no dataset \"nothing\"", "uptake, comes as uptake.csv",
			"uptake.pdf, comes as uptake.csv", "uptake.CSV, comes as uptake.csv", ".csv, There is no dataset",
			"indicators.sdmx.json, comes as indicators.sdmx.csv" })
	void whatThereIsNotIsNotFound(String file, String detail) {
		HttpResponse<String> response = this.api.anonymous().get("/api/exports/" + file);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(JsonPath.<String>read(response.body(), "$.detail")).contains(detail);
	}

	@ParameterizedTest
	@CsvSource({ "uptake.csv, uptake.csv, text/csv;header=present;charset=UTF-8",
			"uptake.csv?years=2016, uptake-2016.csv, text/csv;header=present;charset=UTF-8",
			"uptake.json?by=country&years=2015&years=2016, uptake-by-country-2015-2016.json, application/json",
			"quality.xlsx?years=, quality.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			"indicators.sdmx.csv?years=2016, indicators-2016.sdmx.csv,"
					+ " application/vnd.sdmx.data+csv;version=2.0.0;charset=UTF-8" })
	void theHeadersSayWhatFileItIs(String file, String name, String type) {
		Api.Client client = this.api.anonymous();
		String path = "/api/exports/" + file;
		for (HttpResponse<String> response : List.of(client.get(path),
				client.send(path, (request) -> request.method("HEAD", BodyPublishers.noBody())))) {
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Content-Disposition"))
				.hasValue("attachment; filename=\"" + name + "\"");
			assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
			assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
		}
	}

	@Test
	void headAnswersAsGetWithoutABody() {
		Api.Client client = this.api.anonymous();
		HttpResponse<String> found = client.send("/api/exports/uptake.csv",
				(request) -> request.method("HEAD", BodyPublishers.noBody()));
		assertThat(found.statusCode()).isEqualTo(200);
		assertThat(found.body()).isEmpty();
		assertThat(client
			.send("/api/exports/uptake.csv?by=x", (request) -> request.method("HEAD", BodyPublishers.noBody()))
			.statusCode()).isEqualTo(400);
	}

	@Test
	void anEmptySelectionIsAFileWithAHeaderOnly() {
		Api.Client client = this.api.anonymous();
		assertThat(new String(ExportedRows.file(client, "uptake.csv?years="), StandardCharsets.UTF_8))
			.isEqualTo("year,country,countryName,module,title,programme,trainees,status\r\n");
		assertThat(new String(ExportedRows.file(client, "uptake.json?years="), StandardCharsets.UTF_8)).isEqualTo("[]");
		assertThat(ExportedRows.xlsx(client, "uptake.xlsx?years=")).isEmpty();
	}

	@Test
	void thePageAboutExportsNamesEveryParameterAndColumn() throws IOException {
		String page = Files.readString(Path.of("src/docs/exports.md"));
		List<String> names = new ArrayList<>();
		for (Dataset dataset : this.datasets) {
			names.add(dataset.name());
			names.addAll(dataset.parameters());
			names.addAll(ExportedRows.header(this.api.anonymous(), dataset.name() + ".csv?years="));
		}
		for (String aggregate : List.of("uptake.csv?by=country", "uptake.csv?by=module", "uptake.csv?by=year",
				"uptake.csv?by=total", "quality.csv?by=country", "quality.csv?by=year", "downloads.csv?by=module",
				"sessions.csv?by=system")) {
			names.addAll(ExportedRows.header(this.api.anonymous(), aggregate));
		}
		assertThat(names).allSatisfy((name) -> assertThat(page).contains("`" + name + "`"));
	}

}
