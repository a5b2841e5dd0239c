package eu.uptake.quality;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class SurveyUploadTests {

	private static final String HEADER = "module,completedOn,relevance,objectivesAchieved,retention,userFriendliness,comment\n";

	private static final String ROWS = """
			VAT,2017-03-01,80,70.5,60,,Good
			VAT,2017-03-01,80,70.5,60,,Good
			EMCS,2017-04-01,,,90,,
			""";

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "',', '.', '', '\n'", "';', ',', '', '\n'", "';', '.', '', '\r\n'", "',', '.', '\uFEFF', '\n'",
			"';', ',', '\uFEFF', '\r\n'" })
	void readsEverySeparatorDecimalSignMarkAndLineEnd(String separator, String decimal, String mark, String end) {
		String file = mark
				+ (HEADER + ROWS).replace(",", separator).replace("70.5", "70" + decimal + "5").replace("\n", end);
		assertThat(upload("", file)).isEqualTo(report(false, 3, 3, 3, 0));
		assertThat(this.mongo.findAll(SurveyResponse.class))
			.extracting((each) -> each.scores().get("objectivesAchieved"))
			.containsExactlyInAnyOrder(7050, 7050, null);
		PlainRecount.assertExact(this.mongo);
	}

	@Test
	void uploadedTwiceCutOffOrGrownItCountsOnce() {
		assertThat(upload("", HEADER + ROWS.substring(0, 20))).contains("\"added\":0").contains("The row has");
		assertThat(upload("", HEADER + ROWS.substring(0, ROWS.indexOf('\n')))).isEqualTo(report(false, 1, 1, 1, 0));
		assertThat(upload("", HEADER + ROWS)).isEqualTo(report(false, 3, 3, 2, 1));
		assertThat(upload("", HEADER + ROWS)).isEqualTo(report(false, 3, 3, 0, 3));
		assertThat(upload("", HEADER + ROWS + "VAT,2017-05-01,1,2,3,4,\n")).isEqualTo(report(false, 4, 4, 1, 3));
		assertThat(stored()).isEqualTo(4);
		PlainRecount.assertExact(this.mongo);
	}

	@Test
	void aDryRunTellsEveryProblemWithLineAndColumnAndLoadsNothing() {
		String report = upload("?dryRun=true", HEADER + """
				VAT,2017-03-01,80,70,60,50,"two
				lines"
				NONE,2017-02-30,101,x,,,
				VAT,2015-03-01,80,70,60,50,
				VAT,2017-03-01,,,,,
				VAT,2017-03-01,1,2,3,4,5,6
				VAT,2017-03-01,1
				""");
		assertThat(problems(report)).containsExactlyInAnyOrder("4 module", "4 completedOn", "4 relevance",
				"4 objectivesAchieved", "5 completedOn", "6 relevance", "7 null", "8 null");
		assertThat(report).contains("\"dryRun\":true", "\"rows\":6", "\"clean\":1", "\"added\":1");
		assertThat(stored()).isZero();
	}

	@Test
	void problemsAreCountedAllAndToldUpTo1000() {
		String report = upload("?dryRun=true", HEADER + "NONE,2017-03-01,80,70,60,50,\n".repeat(1200));
		assertThat(JsonPath.<Integer>read(report, "$.problemCount")).isEqualTo(1200);
		assertThat(problems(report)).hasSize(1000).startsWith("2 module").endsWith("1001 module");
	}

	@Test
	void cleanRowsAreLoadedBesideTheOthers() {
		assertThat(upload("", HEADER + "NONE,2017-03-01,80,70,60,50,\n" + ROWS)).contains("\"clean\":3", "\"added\":3",
				"\"problemCount\":1");
		assertThat(stored()).isEqualTo(3);
	}

	@Test
	void textThatIsNotUtf8IsToldWithItsLineAndColumnAndNotLoaded() {
		byte[] latin1 = (HEADER + ROWS.replaceFirst("Good", "Größe")).getBytes(StandardCharsets.ISO_8859_1);
		String report = send("at", "/api/surveys/AT/2017", BodyPublishers.ofByteArray(latin1)).body();
		assertThat(problems(report)).containsExactly("2 comment");
		assertThat(stored()).isEqualTo(2);
	}

	@Test
	void missingColumnsStopTheReadingAndUnknownOnesAreTold() {
		assertThat(problems(upload("", "module,relevance,shoeSize\nVAT,80,43\n"))).containsExactly("1 shoeSize",
				"1 completedOn");
		assertThat(problems(upload("", ""))).containsExactly("1 null");
		assertThat(stored()).isZero();
	}

	@Test
	void idsMakeRowsTheSameAndAConflictIsTold() {
		String id = "0a0b0c0d-0000-0000-0000-00000000000";
		String header = "id,module,completedOn,retention\n";
		String rows = IntStream.range(1, 4)
			.mapToObj((i) -> id + i + ",VAT,2017-03-01," + i + "\n")
			.collect(Collectors.joining());
		assertThat(upload("", header + rows)).isEqualTo(report(false, 3, 3, 3, 0));
		assertThat(upload("", header + rows.toUpperCase(Locale.ROOT))).isEqualTo(report(false, 3, 3, 0, 3));
		assertThat(problems(upload("", header + id + "1,VAT,2017-03-01,99\n"))).containsExactly("2 id");
		assertThat(problems(upload("", header + id + "9,VAT,2017-03-01,1\n" + id + "9,VAT,2017-03-01,1\n")))
			.containsExactly("3 id");
		assertThat(stored()).isEqualTo(4);
		PlainRecount.assertExact(this.mongo);
	}

	@Test
	void summariesReplaceThoseOfTheSameSource() {
		String header = "module;source;responses;relevanceMean;relevanceDeviation;retentionMean\n";
		assertThat(upload("", header + "VAT;lms;40;70,5;12,3;\nEMCS;lms;3;;;81\n")).contains("\"clean\":2");
		assertThat(upload("", header + "VAT;lms;50;60;;\n")).contains("\"clean\":1");
		assertThat(problems(upload("", header + "VAT;;x;;5;101\n"))).containsExactlyInAnyOrder("2 source",
				"2 responses", "2 relevanceMean", "2 retention");
		PlainRecount.assertExact(this.mongo);
		assertThat(this.mongo.findById("2017|AT|CUSTOMS_OFFICIAL|VAT", QualityStatistic.class).summaries())
			.filteredOn((summary) -> summary.source().equals("lms"))
			.extracting(SurveySummary::responses)
			.containsExactly(50L);
	}

	@Test
	void the51stSourceIsAProblemOfItsRow() {
		String rows = IntStream.range(0, 52)
			.mapToObj((i) -> "DRUGS-CO,lms%d,40,70\n".formatted(i))
			.collect(Collectors.joining());
		assertThat(upload("", "module,source,responses,retentionMean\n" + rows)).contains("50 sources already");
	}

	@Test
	void onlyTheCountrysCoordinatorsAndTaxudMayUpload() {
		String file = HEADER + ROWS;
		assertThat(send("de", "/api/surveys/AT/2017", BodyPublishers.ofString(file)).statusCode()).isEqualTo(403);
		assertThat(send("ingest", "/api/surveys/AT/2017", BodyPublishers.ofString(file)).statusCode()).isEqualTo(403);
		assertThat(stored()).isZero();
		assertThat(send("taxud", "/api/surveys/XX/2017", BodyPublishers.ofString(file)).statusCode()).isEqualTo(404);
		assertThat(send("taxud", "/api/surveys/AT/2017", BodyPublishers.ofString(file)).statusCode()).isEqualTo(200);
		assertThat(stored()).isEqualTo(3);
	}

	@Test
	void aPublishedYearTakesNothing() {
		String report = send("at", "/api/surveys/AT/2016",
				BodyPublishers.ofString(HEADER + "VAT,2016-03-01,1,1,1,1,\n"))
			.body();
		assertThat(report).contains("\"added\":0", "The year 2016 is closed and takes no survey results.");
		assertThat(problems(report)).containsExactly("2 completedOn");
		assertThat(stored()).isZero();
	}

	private String upload(String query, String file) {
		HttpResponse<String> response = send("at", "/api/surveys/AT/2017" + query, BodyPublishers.ofString(file));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return response.body();
	}

	private HttpResponse<String> send(String username, String path, HttpRequest.BodyPublisher body) {
		return this.api.as(username)
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
				.header("Content-Type", "text/csv")
				.POST(body));
	}

	private long stored() {
		return this.mongo.count(new Query(), SurveyResponse.class);
	}

	private static String report(boolean dryRun, int rows, int clean, int added, int known) {
		return "{\"dryRun\":%s,\"rows\":%d,\"clean\":%d,\"added\":%d,\"known\":%d,\"problemCount\":0,\"problems\":[]}"
			.formatted(dryRun, rows, clean, added, known);
	}

	private static List<String> problems(String report) {
		return JsonPath.<List<Map<String, Object>>>read(report, "$.problems")
			.stream()
			.map((problem) -> problem.get("line") + " " + problem.get("column"))
			.toList();
	}

}
