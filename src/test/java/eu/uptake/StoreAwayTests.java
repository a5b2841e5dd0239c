package eu.uptake;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import eu.uptake.embedded.CuttableStore;
import eu.uptake.embedded.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

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

	private static void refuses(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
		assertThat(JsonPath.<List<String>>read(response.body(), "$..detail"))
			.containsExactly("The store can't be reached at the moment. Try again in a few seconds.");
	}

}
