package eu.uptake.answer;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Year;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.TestPropertySource;

import eu.uptake.Api;
import eu.uptake.RawHttp;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;
import eu.uptake.fresh.PublicRecords;
import eu.uptake.fresh.StoreWrites;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that are kept: for whom, and until when.
 */
@UptakeTest
@TestPropertySource(properties = "uptake.figures.cache=true")
class KeptAnswerTests {

	private static final String TOTALS = "{ uptakeTotals(filter: {years: [2016]}) { modulesUsed } }";

	@Autowired
	private Api api;

	@Autowired
	private StoreCommands storeCommands;

	@Autowired
	private List<PublicRecords> records;

	@Autowired
	private StoreWrites writes;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private MongoConnectionDetails store;

	@Autowired
	private Clock clock;

	private HttpResponse<String> post(Api.Client client, String document) {
		return client.post("/graphql", "application/json", "{\"query\": \"%s\"}".formatted(document));
	}

	private int modulesUsed() {
		return this.api.anonymous().run(TOTALS).get("uptakeTotals.modulesUsed");
	}

	private static String byHash(String document, String variables) {
		return "/graphql?extensions="
				+ encode("{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}".formatted(hash(document)))
				+ "&variables=" + encode(variables);
	}

	private static String hash(String operation) {
		try {
			byte[] text = Files.readAllBytes(Path.of("graphql/operations", operation + ".graphql"));
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
		}
		catch (IOException | NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	@Test
	void theSameQuestionIsAnsweredWithoutAskingTheStoreForItAgain() {
		HttpResponse<String> first = post(this.api.anonymous(), TOTALS);
		assertThat(first.body()).isEqualTo("{\"data\":{\"uptakeTotals\":{\"modulesUsed\":305}}}");
		List<String> commands = this.storeCommands.during(() -> {
			HttpResponse<String> second = post(this.api.anonymous(), TOTALS);
			assertThat(second.body()).isEqualTo(first.body());
			assertThat(second.headers().firstValue("Age")).hasValueSatisfying((age) -> assertThat(age).matches("[01]"));
			for (String name : List.of("Content-Type", "Content-Security-Policy", "X-Content-Type-Options",
					"X-Frame-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy",
					"Cross-Origin-Resource-Policy")) {
				assertThat(second.headers().allValues(name)).as(name).isEqualTo(first.headers().allValues(name));
			}
			assertThat(second.headers().allValues("Set-Cookie")).isEmpty();
			assertThat(second.headers().firstValue("X-Request-Id"))
				.isNotEqualTo(first.headers().firstValue("X-Request-Id"));
		});
		// What tells that it is still so reads no return's uptakes.
		assertThat(commands).noneMatch((command) -> command.startsWith("find find BsonString{value='returns'}"));
	}

	@Test
	void whoHasSignedInIsAnsweredFromTheStore() {
		Api.Client taxud = this.api.as("taxud");
		post(this.api.anonymous(), TOTALS);
		for (int i = 0; i < 2; i++) {
			List<String> commands = this.storeCommands
				.during(() -> assertThat(post(taxud, TOTALS).headers().firstValue("Age")).isEmpty());
			assertThat(commands).anyMatch((command) -> command.contains("'returns'"));
		}
	}

	@Test
	void aReopenedYearIsWithheldFromTheNextAnswerAndAPublishedOneIsInIt() {
		Api.Client taxud = this.api.as("taxud");
		assertThat(modulesUsed()).isEqualTo(305);
		taxud.operation("reopen-year", Api.input("year", 2016, "reason", "To be corrected"));
		assertThat(modulesUsed()).isZero();
		taxud.operation("lock-year", Api.input("year", 2016));
		taxud.operation("publish-year", Api.input("year", 2016));
		assertThat(modulesUsed()).isEqualTo(305);
	}

	@ParameterizedTest
	@CsvSource({ "returns, version", "qualityStats, lastSequence", "qualityStats, sums.overall.sum", "modules, version",
			"indicators, version", "reportingYears, version", "trainingSessions, version",
			"downloadDeclarations, trainees", "countries, protocolOrder" })
	void whatAnotherInstanceWritesIsANewStateASecondLater(String collection, String field) {
		AtomicLong clock = new AtomicLong();
		PublicState state = new PublicState(this.records, this.writes, clock::get);
		long before = state.current().number();
		try (MongoClient other = MongoClients.create(this.store.getConnectionString())) {
			MongoDatabase database = other.getDatabase(this.mongo.execute((own) -> own.getName()));
			boolean yearly = database.getCollection(collection).distinct("year", Integer.class).first() != null;
			Document condition = yearly ? new Document("year", 2016) : new Document();
			Document found = database.getCollection(collection).find(condition).first();
			database.getCollection(collection).updateOne(new Document("_id", found.get("_id")), Updates.inc(field, 1));
			assertThat(state.current().number()).isEqualTo(before);
			clock.addAndGet(Duration.ofSeconds(1).toNanos());
			assertThat(state.current().number()).isNotEqualTo(before);
			database.getCollection(collection).updateOne(new Document("_id", found.get("_id")), Updates.inc(field, -1));
		}
	}

	@Test
	void aWithdrawnLogIsANewState() {
		PublicState state = new PublicState(this.records, this.writes, System::nanoTime);
		long before = state.current().number();
		this.mongo.getCollection("accessLogs").updateMany(new Document(), Updates.set("outcome", "WITHDRAWN"));
		assertThat(state.current().number()).isNotEqualTo(before);
	}

	@Test
	void answersWithAnErrorAndThoseThatLeadElsewhereAreNotKept() {
		for (String document : List.of("{ uptakeTotals(filter: {countries: [\\\"XX\\\"]}) { modulesUsed } }",
				"{ countries { code } }", "{ me { username } }",
				"{ uptakeByCountry(filter: {years: [2016]}) { country { nationalReturn(year: 2016) { status } } } }")) {
			post(this.api.anonymous(), document);
			assertThat(post(this.api.anonymous(), document).headers().firstValue("Age")).as(document).isEmpty();
		}
	}

	@Test
	void aRegisteredOperationIsAnsweredByGetForCaches() {
		String path = byHash("uptake-totals", "{\"years\":[2016]}");
		HttpResponse<String> answer = this.api.anonymous().get(path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"modulesUsed\":305");
		assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, no-cache");
		assertThat(answer.headers().firstValue("Age")).hasValue("0");
		assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
		String tag = answer.headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> again = this.api.anonymous().with("If-None-Match", tag).get(path);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(again.body()).isEmpty();
		assertThat(again.headers().firstValue("ETag")).hasValue(tag);
		this.api.as("taxud").operation("reopen-year", Api.input("year", 2016, "reason", "To be corrected"));
		HttpResponse<String> later = this.api.anonymous().with("If-None-Match", tag).get(path);
		assertThat(later.statusCode()).isEqualTo(200);
		assertThat(later.body()).contains("\"modulesUsed\":0");
	}

	@Test
	void headHasTheHeadersOfGetAndNoBody() {
		String path = byHash("uptake-totals", "{\"years\":[2016]}");
		HttpResponse<String> answer = this.api.anonymous().get(path);
		for (int i = 0; i < 2; i++) {
			String head = RawHttp.send(this.api.base(),
					"HEAD %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path));
			assertThat(head).startsWith("HTTP/1.1 200")
				.contains("ETag: " + answer.headers().firstValue("ETag").orElseThrow())
				.contains("Content-Length: " + answer.body().getBytes(StandardCharsets.UTF_8).length)
				.endsWith("\r\n\r\n");
		}
	}

	@Test
	void whoHasSignedInGetsItByGetTooButNotForCaches() {
		HttpResponse<String> answer = this.api.as("taxud").get(byHash("uptake-totals", "{\"years\":[2016]}"));
		assertThat(answer.body()).contains("\"modulesUsed\":305");
		assertThat(answer.headers().firstValue("ETag")).isEmpty();
		assertThat(answer.headers().firstValue("Cache-Control"))
			.hasValueSatisfying((control) -> assertThat(control).contains("no-store"));
	}

	@Test
	void aGetChangesNothingAndIsOfARegisteredOperation() {
		Api.Client taxud = this.api.as("taxud");
		assertThat(taxud.get(byHash("lock-year", "{\"input\":{\"year\":2016}}")).statusCode()).isEqualTo(405);
		assertThat(taxud.get("/graphql?extensions=%7B").statusCode()).isEqualTo(400);
		assertThat(taxud.get("/graphql?extensions=%7B%7D").statusCode()).isEqualTo(400);
		assertThat(taxud.get(byHash("uptake-totals", "[]")).statusCode()).isEqualTo(400);
		assertThat(taxud.get("/graphql?extensions=" + encode("{\"persistedQuery\":{\"sha256Hash\":\"00\"}}")).body())
			.contains("PersistedQueryNotFound");
	}

	@Test
	void keptAnswersAreOfTheOperationsNameInTheMetrics() {
		Api.Client anonymous = this.api.anonymous();
		double before = count();
		anonymous.operation("uptake-totals", Map.of("years", List.of(2014)));
		anonymous.operation("uptake-totals", Map.of("years", List.of(2014)));
		assertThat(count()).isEqualTo(before + 2);
	}

	@Test
	void keptAnswersHaveTheLabelsThatAllOthersHaveInTheMetrics() {
		Api.Client anonymous = this.api.anonymous();
		anonymous.operation("uptake-totals", Map.of("years", List.of(2015)));
		anonymous.operation("uptake-totals", Map.of("years", List.of(2015)));
		assertThat(counts().map((line) -> line.replaceAll("=\"[^\"]*\"| .*", "")).distinct()).singleElement()
			.asString()
			.contains("graphql_operation_type");
	}

	private double count() {
		return counts().filter((line) -> line.contains("graphql_operation_name=\"UptakeTotals\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private Stream<String> counts() {
		return this.api.as("operator")
			.get("/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith("graphql_request_seconds_count{"));
	}

	@Test
	void aSessionInALineOfItsOwnIsASession() {
		Api.Client taxud = this.api.as("taxud");
		int year = Year.now(this.clock).getValue();
		this.api.as("at")
			.operation("report-uptake",
					Api.input("country", "AT", "year", year, "trainingModule", "EORI", "trainees", 123));
		String draft = """
				{"query": "{ uptakeTotals(filter: {years: [%d], statuses: [DRAFT]}) { modulesUsed } }"}"""
			.formatted(year);
		String cookies = "Cookie: XSRF-TOKEN=%1$s\r\nCookie: JSESSIONID=%2$s\r\nX-XSRF-TOKEN: %1$s\r\n"
			.formatted(taxud.cookie("XSRF-TOKEN"), taxud.cookie("JSESSIONID"));
		for (int i = 0; i < 2; i++) {
			assertThat(raw(draft, cookies)).contains("\"modulesUsed\":1").doesNotContain("Age:");
			assertThat(raw(draft, "")).contains("\"modulesUsed\":0");
		}
	}

	@Test
	void aClientThatAcceptsInTwoLinesChangesNoOtherAnswer() {
		String question = """
				{"query": "{ uptakeTotals(filter: {years: [2014]}) { countries } }"}""";
		assertThat(raw(question, "Accept: */*\r\nAccept: application/graphql-response+json\r\n"))
			.contains("Content-Type: application/graphql-response+json");
		assertThat(raw(question, "Accept: */*\r\n")).contains("Content-Type: application/json");
	}

	@Test
	void anAnswerIsKeptForNoLongerListOfTypesThanClientsSend() {
		String question = "{\"query\": \"{ uptakeTotals(filter: {years: [2014]}) { modulesUsed } }\"}";
		for (int i = 0; i < 2; i++) {
			assertThat(raw(question, "Accept: application/json;x=%s\r\n".formatted("a".repeat(300))))
				.contains("\"modulesUsed\":")
				.doesNotContain("Age:");
		}
	}

	@Test
	void anAnswerIsKeptForQuestionsOfAKnownLengthOnly() {
		String question = "{\"query\": \"{ uptakeTotals(filter: {years: [2014]}) { years } }\"}";
		String chunked = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
				+ "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
					.formatted(question.length(), question);
		for (int i = 0; i < 2; i++) {
			assertThat(RawHttp.send(this.api.base(), chunked)).contains("\"years\":1").doesNotContain("Age:");
		}
	}

	private String raw(String question, String headers) {
		return RawHttp.send(this.api.base(),
				"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%sConnection: close\r\n\r\n%s"
					.formatted(question.length(), headers, question));
	}

}
