package eu.uptake.signin;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;

import graphql.schema.GraphQLFieldDefinition;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.graphql.execution.GraphQlSource;

import eu.uptake.Api;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;
import eu.uptake.contract.Sha256;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
@ExtendWith(OutputCaptureExtension.class)
class ApiTokenTests {

	private static final String PASSWORD = "seven brown bicycles";

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private StoreCommands storeCommands;

	@Autowired
	private Clock clock;

	@Autowired
	private GraphQlSource source;

	@Test
	void aTokenActsAsItsAccountAndIsNowhereButInTheAnswer(CapturedOutput output) {
		Api.Answer made = make("at", today(), "READ", "REPORT", "READ");
		String token = made.get("createApiToken.token");
		assertThat(token).matches("upt_[A-Za-z0-9_-]{43}");
		assertThat(made.<List<String>>get("createApiToken.apiToken.scopes")).containsExactly("READ", "REPORT");
		assertThat(made.<String>get("createApiToken.apiToken.expiresOn")).isEqualTo(today().toString());
		Api.Client machine = this.api.withToken(token);
		assertThat(machine.operation("me", Map.of()).<String>get("me.username")).isEqualTo("at");
		assertThat(machine.cookie("JSESSIONID")).isNull();
		String hash = Sha256.hex(token);
		assertThat(this.mongo.findById(hash, Document.class, "apiTokens").getString("name")).isEqualTo("nightly");
		for (String collection : this.mongo.getCollectionNames()) {
			assertThat(this.mongo.findAll(Document.class, collection).toString()).doesNotContain(token);
		}
		assertThat(output.getAll()).doesNotContain(token, hash);
	}

	@Test
	void aTokenWritesWithoutSessionAndWithoutProofOfOrigin() {
		Api.Client machine = machine("at", "READ", "REPORT");
		long sessions = sessions();
		Api.Answer answer = machine.operation("report-uptake", Api.input("country", "AT", "year",
				LocalDate.now(this.clock).getYear(), "trainingModule", "VAT", "trainees", 5));
		assertThat(answer.codes()).isEmpty();
		assertThat(answer.<Integer>get("reportUptake.nationalReturn.version")).isEqualTo(1);
		assertThat(sessions()).isEqualTo(sessions);
	}

	private long sessions() {
		return this.mongo.getCollection("sessions").countDocuments(new Document("username", "at"));
	}

	@Test
	void aTokenDoesWhatItsScopesSayAndNoMore() {
		Api.Client reads = machine("taxud", "READ");
		assertThat(reads.run("{ survey: __typename nationalReturns(year: 2016) { version } }").classifications())
			.isEmpty();
		assertThat(reads.operation("lock-year", Api.input("year", 2016)).classifications())
			.containsExactly("FORBIDDEN");
		assertThat(reads.get("/api/exports/uptake.csv").statusCode()).isEqualTo(200);
		assertThat(reads.get("/api/returns/2016/AT.csv").statusCode()).isEqualTo(200);
		assertThat(reads.post("/api/returns/2016/AT?dryRun=true", "text/csv", "x").statusCode()).isEqualTo(403);
		Api.Client manages = machine("taxud", "MANAGE");
		assertThat(manages.run("{ countries { code } }").classifications()).containsExactly("FORBIDDEN");
		assertThat(manages.get("/api/exports/uptake.csv").statusCode()).isEqualTo(403);
		assertThat(manages.run("{ __typename me { username } }").<String>get("me.username")).isEqualTo("taxud");
		assertThat(manages.run("{ a: accounts { totalCount } }").classifications()).containsExactly("FORBIDDEN");
		assertThat(manages
			.operation("create-account", Api.input("username", "x1", "role", "OPERATOR", "password", PASSWORD))
			.classifications()).containsExactly("FORBIDDEN");
	}

	@Test
	void machinesReadMetricsAndFeedLogs() {
		assertThat(machine("operator", "METRICS").get("/actuator").statusCode()).isEqualTo(200);
		assertThat(machine("operator", "READ").get("/actuator").statusCode()).isEqualTo(403);
		Api.Client feeds = machine("ingest", "INGEST_LOGS");
		HttpResponse<String> fed = feeds.send("/api/access-logs/x",
				(request) -> request.header("Content-Type", "text/plain").PUT(BodyPublishers.ofString("no log\n")));
		assertThat(fed.statusCode()).isEqualTo(200);
		assertThat(fed.body()).contains("\"lines\":1", "\"malformed\":1");
		assertThat(
				machine("ingest", "READ")
					.send("/api/access-logs/x",
							(request) -> request.header("Content-Type", "text/plain")
								.PUT(BodyPublishers.ofString("no log\n")))
					.statusCode())
			.isEqualTo(403);
	}

	@ParameterizedTest
	@CsvSource({ "at, MANAGE", "at, INGEST_LOGS", "at, METRICS", "ingest, REPORT", "operator, MANAGE",
			"taxud, METRICS" })
	void noTokenMayMoreThanItsAccount(String username, String scope) {
		Api.Answer answer = make(username, today(), scope);
		assertThat(answer.codes()).containsExactly("INVALID");
		assertThat(answer.<List<Object>>get("createApiToken.errors[0].path")).containsExactly("input", "scopes");
	}

	@Test
	void everyMutationStandsInTheTableOfScopes() {
		assertThat(this.source.schema()
			.getMutationType()
			.getFieldDefinitions()
			.stream()
			.map(GraphQLFieldDefinition::getName)).containsExactlyInAnyOrderElementsOf(TokenFields.known());
	}

	@Test
	void aTokenEndsByRevokingItWhichTaxudMayToo() {
		Api.Answer made = make("at", today(), "READ");
		Api.Client machine = this.api.withToken(made.get("createApiToken.token"));
		String id = made.get("createApiToken.apiToken.id");
		assertThat(this.api.as("de").operation("revoke-api-token", Api.input("id", id)).codes())
			.containsExactly("UNKNOWN_TOKEN");
		assertThat(machine.run("{ me { username } }").<String>get("me.username")).isEqualTo("at");
		Api.Answer revoked = this.api.as("taxud").operation("revoke-api-token", Api.input("id", id));
		assertThat(revoked.<Boolean>get("revokeApiToken.apiToken.live")).isFalse();
		String at = revoked.get("revokeApiToken.apiToken.revokedAt");
		assertThatItIsRefused(machine);
		assertThat(this.api.as("at")
			.operation("revoke-api-token", Api.input("id", id))
			.<String>get("revokeApiToken.apiToken.revokedAt")).isEqualTo(at);
	}

	@Test
	void aTokenEndsAfterItsLastDay() {
		Api.Answer made = make("at", today(), "READ");
		String token = made.get("createApiToken.token");
		Document stored = this.mongo.findById(Sha256.hex(token), Document.class, "apiTokens");
		Instant lastDay = stored.getDate("expiresOn").toInstant();
		this.mongo.save(stored.append("expiresOn", Date.from(lastDay.minus(Duration.ofDays(1)))), "apiTokens");
		assertThatItIsRefused(this.api.withToken(token));
	}

	@Test
	void aTokenEndsWhileItsAccountIsDisabled() {
		create("susi");
		Api.Client susi = this.api.as("susi", PASSWORD);
		String token = susi.operation("create-api-token", input(today(), "METRICS")).get("createApiToken.token");
		Api.Client machine = this.api.withToken(token);
		assertThat(machine.get("/actuator").statusCode()).isEqualTo(200);
		this.api.as("taxud").operation("disable-account", Api.input("username", "susi"));
		assertThatItIsRefused(machine);
		this.api.as("taxud").operation("enable-account", Api.input("username", "susi"));
		assertThat(machine.get("/actuator").statusCode()).isEqualTo(200);
	}

	@Test
	void aTokenIsNotOneOfAnotherAccountOfTheSameName() {
		create("theo");
		String token = this.api.as("theo", PASSWORD)
			.operation("create-api-token", input(today(), "READ"))
			.get("createApiToken.token");
		Document stored = this.mongo.findById(Sha256.hex(token), Document.class, "apiTokens");
		this.mongo.save(stored.append("accountCreatedAt", Date.from(Instant.EPOCH)), "apiTokens");
		assertThatItIsRefused(this.api.withToken(token));
	}

	@ParameterizedTest
	@ValueSource(strings = { "upt_unknown", "demo", "", "upt_", "eyJhbGciOiJub25lIn0.e30." })
	void aTokenThatIsNoneIsRefusedAndNotTakenForAnonymous(String token) {
		assertThatItIsRefused(this.api.withToken(token));
	}

	@Test
	void theSessionOfARequestWithATokenCountsForNothing() {
		Api.Client de = this.api.as("de");
		String token = make("at", today(), "READ").get("createApiToken.token");
		assertThat(this.api.withToken(token)
			.with("Cookie", "JSESSIONID=" + de.cookie("JSESSIONID"))
			.run("{ me { username } }")
			.<String>get("me.username")).isEqualTo("at");
		assertThatItIsRefused(
				this.api.withToken("upt_unknown").with("Cookie", "JSESSIONID=" + de.cookie("JSESSIONID")));
	}

	@Test
	void theDayOfTheLastUseIsWrittenOnceADay() {
		String token = make("at", today(), "READ").get("createApiToken.token");
		Api.Client machine = this.api.withToken(token);
		List<String> first = this.storeCommands.allDuring(() -> machine.run("{ __typename }"));
		List<String> second = this.storeCommands.allDuring(() -> machine.run("{ __typename }"));
		assertThat(first).containsExactly("find find BsonString{value='apiTokens'}",
				"update update BsonString{value='apiTokens'}", "insert insert BsonString{value='auditEvents'}");
		assertThat(second).containsExactly("find find BsonString{value='apiTokens'}");
		assertThat(
				this.api.as("at").operation("api-tokens", Map.of()).<List<String>>get("apiTokens.nodes[*].lastUsedOn"))
			.containsExactly(today().toString());
	}

	@Test
	void everybodySeesTheOwnTokensAndTaxudAll() {
		make("at", today(), "READ");
		make("de", today(), "READ");
		assertThat(names(this.api.as("at"), Map.of())).containsExactly("at");
		assertThat(names(this.api.as("taxud"), Map.of())).containsExactly("de", "at");
		assertThat(names(this.api.as("taxud"), Map.of("username", "AT"))).containsExactly("at");
		Api.Answer page = this.api.as("taxud").operation("api-tokens", Map.of("first", 1));
		assertThat(page.<Integer>get("apiTokens.totalCount")).isEqualTo(2);
		assertThat(names(this.api.as("taxud"), Map.of("after", page.get("apiTokens.pageInfo.endCursor"))))
			.containsExactly("at");
		assertThat(this.api.as("at").operation("api-tokens", Map.of("username", "de")).classifications())
			.containsExactly("FORBIDDEN");
	}

	@Test
	void aTokenThatIsNotAcceptableIsRefusedWhereItIsWrong() {
		assertThat(make("at", today().minusDays(1), "READ").codes()).containsExactly("OUT_OF_RANGE");
		assertThat(make("at", today().plusDays(367), "READ").codes()).containsExactly("OUT_OF_RANGE");
		assertThat(make("at", today().plusDays(366), "READ").codes()).isEmpty();
		assertThat(make("at", today()).codes()).containsExactly("REQUIRED");
		assertThat(this.api.as("at")
			.operation("create-api-token",
					Api.input("name", " ", "expiresOn", today().toString(), "scopes", List.of("READ")))
			.codes()).containsExactly("REQUIRED");
	}

	@Test
	void anAccountHasTwentyTokensInUseAtTheMost() {
		Api.Client at = this.api.as("at");
		for (int i = 0; i < 20; i++) {
			assertThat(at.operation("create-api-token", input(today(), "READ")).codes()).isEmpty();
		}
		assertThat(at.operation("create-api-token", input(today(), "READ")).codes()).containsExactly("LIMIT_REACHED");
		String one = at.operation("api-tokens", Map.of("first", 1)).<List<String>>get("apiTokens.nodes[*].id").get(0);
		at.operation("revoke-api-token", Api.input("id", one));
		assertThat(at.operation("create-api-token", input(today(), "READ")).codes()).isEmpty();
	}

	private static void assertThatItIsRefused(Api.Client machine) {
		for (HttpResponse<String> response : List.of(machine.get("/"), machine.get("/actuator"),
				machine.post("/graphql", "application/json", "{\"query\":\"{ __typename }\"}"))) {
			assertThat(response.statusCode()).isEqualTo(401);
			assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
			assertThat(response.body()).startsWith(
					"{\"detail\":\"The token is unknown or no longer good.\",\"status\":401,\"title\":\"Unauthorized\",");
		}
	}

	private static List<String> names(Api.Client client, Map<String, Object> variables) {
		return client.operation("api-tokens", variables).get("apiTokens.nodes[*].username");
	}

	private Api.Client machine(String username, String... scopes) {
		return this.api.withToken(make(username, today(), scopes).get("createApiToken.token"));
	}

	private Api.Answer make(String username, LocalDate expiresOn, String... scopes) {
		return this.api.as(username).operation("create-api-token", input(expiresOn, scopes));
	}

	private static Map<String, Object> input(LocalDate expiresOn, String... scopes) {
		return Api.input("name", "nightly", "expiresOn", expiresOn.toString(), "scopes", List.of(scopes));
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	private void create(String username) {
		assertThat(this.api.as("taxud")
			.operation("create-account", Api.input("username", username, "role", "OPERATOR", "password", PASSWORD))
			.codes()).isEmpty();
	}

}
