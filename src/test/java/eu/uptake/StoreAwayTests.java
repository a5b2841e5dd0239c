package eu.uptake;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import eu.uptake.embedded.CuttableStore;
import eu.uptake.embedded.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The store goes away and comes back, and the service needs no restart.
 */
class StoreAwayTests {

	private static final String TOTALS = "{ uptakeTotals(filter: { years: [2016] }) { modulesUsed } }";

	@Test
	void requestsFailFastWithAReasonAndThenAreAnsweredAgain(@TempDir Path folder) throws Exception {
		try (CuttableStore store = new CuttableStore();
				ServiceProcess service = ServiceProcess.start(folder, "--spring.mongodb.uri=" + store.uri(),
						"--uptake.store.selection-timeout=1s", "--uptake.admin.password=a long enough password")) {
			Api.Client client = Api.at(service.uri()).anonymous();
			assertThat(client.run(TOTALS).<Integer>get("uptakeTotals.modulesUsed")).isEqualTo(305);
			assertThat(client.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
			store.cut();
			for (int i = 0; i < 3; i++) {
				refuses(client.post("/graphql", "application/json", "{\"query\": \"%s\"}".formatted(TOTALS)));
				refuses(client.get("/api/exports/uptake.csv?by=year"));
				refuses(client.get("/api/reports/2016.html"));
			}
			Map<String, Object> response = Api.input("id", UUID.randomUUID().toString(), "trainingModule", "VAT",
					"country", "AT", "audience", "OTHER_USER", "completedOn",
					LocalDate.now(ZoneId.of("Europe/Brussels")).toString(), "relevance", 70);
			assertThat(client.operation("submit-survey-response", response).status()).isEqualTo(503);
			assertThat(client.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
			assertThat(client.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
			store.giveBack();
			Await.until(() -> client.get("/actuator/health/readiness").statusCode() == 200);
			assertThat(client.run(TOTALS).<Integer>get("uptakeTotals.modulesUsed")).isEqualTo(305);
			// A year must be open to take it; what matters is that the service answers.
			assertThat(client.operation("submit-survey-response", response).status()).isEqualTo(200);
			assertThat(client.get("/api/exports/uptake.csv?by=year").statusCode()).isEqualTo(200);
		}
	}

	// The store has done it and nobody knows: the service mustn't do it again by itself,
	// and a client may.
	@Test
	void aWriteWhoseAnswerIsLostIsDoneOnceHoweverOftenItIsSent(@TempDir Path folder) throws Exception {
		int year = Year.now(ZoneId.of("Europe/Brussels")).getValue();
		try (CuttableStore store = new CuttableStore();
				ServiceProcess service = ServiceProcess.start(folder, "--spring.mongodb.uri=" + store.uri(),
						"--uptake.admin.password=a long enough password")) {
			Api.Client taxud = Api.at(service.uri()).as("taxud", "a long enough password");
			assertThat(taxud.operation("open-year", Api.input("year", year)).codes()).isEmpty();
			String day = year + "-01-01";
			losesTheAnswer(store, taxud, "update downloadDeclarations", "declare-download", declaration(day));
			for (String command : List.of("insert surveyResponses", "update qualityStats")) {
				losesTheAnswer(store, taxud, command, "submit-survey-response",
						Api.input("id", UUID.randomUUID().toString(), "trainingModule", "VAT", "audience", "OTHER_USER",
								"completedOn", day, "relevance", 70));
			}
			for (String command : List.of("insert trainingSessions", "update trainingSessions")) {
				losesTheAnswer(store, taxud, command, "record-training-session",
						Api.input("id", UUID.randomUUID().toString(), "system", "NCTS", "title", "Transit", "startsOn",
								day, "endsOn", day, "host", "AT", "participants",
								List.of(Map.of("country", "AT", "officials", 5))));
			}
			assertThat(taxud.run("""
					query ($years: [Int!]) {
					  downloads(filter: { years: $years }) { declarations declaredTrainees }
					  quality(filter: { years: $years }) { responses overall }
					  sessionTotals(filter: { years: $years }) { sessions officialsTrained }
					}""", Map.of("years", List.of(year))).get("*").toString()).isEqualTo("""
					[{"declarations":1,"declaredTrainees":7},{"responses":2,"overall":70.0},\
					{"sessions":2,"officialsTrained":10}]""");
		}
	}

	@Test
	void aPrimaryThatStepsDownLosesNothingAndIsReplacedWithoutARestart(@TempDir Path folder) throws Exception {
		assumeThat(TestStore.isEmbedded()).as("only MongoDB has primaries").isFalse();
		String[] properties = Arrays.stream(TestStore.properties()).map((each) -> "--" + each).toArray(String[]::new);
		int year = Year.now(ZoneId.of("Europe/Brussels")).getValue();
		try (ServiceProcess service = ServiceProcess.start(folder, properties);
				MongoClient store = MongoClients.create(properties[0].substring(properties[0].indexOf('=') + 1))) {
			Api.Client taxud = Api.at(service.uri()).as("first", "only for tests");
			assertThat(taxud.operation("open-year", Api.input("year", year)).codes()).isEmpty();
			AtomicInteger acknowledged = new AtomicInteger();
			AtomicBoolean enough = new AtomicBoolean();
			CompletableFuture<Void> client = CompletableFuture.runAsync(() -> {
				while (!enough.get()) {
					declare(Api.at(service.uri()).anonymous(), declaration(year + "-01-01"));
					acknowledged.incrementAndGet();
				}
			});
			Await.until(() -> acknowledged.get() > 5 || client.isDone());
			store.getDatabase("admin")
				.runCommand(new Document("replSetStepDown", 3).append("secondaryCatchUpPeriodSecs", 1)
					.append("force", true));
			int before = acknowledged.get();
			Await.until(() -> acknowledged.get() > before + 5 || client.isDone());
			enough.set(true);
			client.get(60, TimeUnit.SECONDS);
			assertThat(taxud.operation("downloads", Map.of("filter", Map.of("years", List.of(year))))
				.<Integer>get("downloads.declarations")).isEqualTo(acknowledged.get());
			store.getDatabase(properties[1].substring(properties[1].indexOf('=') + 1)).drop();
		}
	}

	// As clients are told to: again, as long as the answer is 503.
	private static void declare(Api.Client client, Map<String, Object> declaration) {
		Await.until(() -> {
			Api.Answer answer = client.operation("declare-download", declaration);
			assertThat(answer.status()).isIn(200, 503);
			return answer.status() == 200 && answer.codes().isEmpty();
		});
	}

	private static Map<String, Object> declaration(String day) {
		return Api.input("id", UUID.randomUUID().toString(), "trainingModule", "VAT", "organisation", "SCHOOL",
				"expectedTrainees", 7, "on", day);
	}

	private static void losesTheAnswer(CuttableStore store, Api.Client client, String command, String operation,
			Map<String, Object> variables) {
		int lost = store.lost();
		store.loseTheAnswerTo(command.split(" ")[0], command.split(" ")[1]);
		assertThat(client.operation(operation, variables).status()).isEqualTo(503);
		assertThat(store.lost()).isEqualTo(lost + 1);
		assertThat(client.operation(operation, variables).codes()).isEmpty();
		assertThat(client.operation(operation, variables).codes()).isEmpty();
	}

	private static void refuses(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
		assertThat(JsonPath.<List<String>>read(response.body(), "$..detail"))
			.containsExactly("The store can't be reached at the moment. Try again in a few seconds.");
	}

}
