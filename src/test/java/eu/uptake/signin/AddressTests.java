package eu.uptake.signin;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.TestPropertySource;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a client does, its address isn't in the store nor in the log afterwards.
 */
@UptakeTest
@TestPropertySource(properties = { "server.forward-headers-strategy=native", "uptake.sign-in.failures.per-address=3",
		"uptake.quality.rate-limit.responses=3" })
@ExtendWith(OutputCaptureExtension.class)
class AddressTests {

	private static final String ADDRESS = "203.0.113.77";

	private static final String AGENT = "Distinctive/4.7";

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Test
	void noAddressIsStoredOrLogged(CapturedOutput output) {
		Api.Client client = this.api.anonymous().with("X-Forwarded-For", ADDRESS).with("User-Agent", AGENT);
		String id = UUID.randomUUID().toString();
		String today = LocalDate.now().minusDays(1).toString();
		assertThat(client
			.operation("submit-survey-response", Api.input("id", id, "trainingModule", "VAT", "audience", "OTHER_USER",
					"completedOn", today, "relevance", 80))
			.codes()).isEmpty();
		assertThat(client.operation("erase-survey-response", Api.input("id", id)).codes()).isEmpty();
		assertThat(client
			.operation("declare-download", Api.input("id", id, "trainingModule", "VAT", "organisation", "OTHER",
					"expectedTrainees", 3, "on", today))
			.codes()).isEmpty();
		assertThat(client.operation("erase-download-declaration", Api.input("id", id)).codes()).isEmpty();
		for (int i = 0; i < 4; i++) {
			client.operation("erase-survey-response", Api.input("id", UUID.randomUUID().toString()));
		}
		assertThat(client.operation("erase-survey-response", Api.input("id", id)).classifications())
			.containsExactly("TOO_MANY_REQUESTS");
		client.get("/graphiql");
		assertThat(client.login("taxud", "demo").statusCode()).isEqualTo(204);
		assertThat(client
			.operation("create-api-token", Api.input("name", "nightly", "expiresOn",
					LocalDate.now().plusDays(9).toString(), "scopes", List.of("READ")))
			.codes()).isEmpty();
		for (int i = 0; i < 4; i++) {
			client.login("nobody", "wrong");
		}
		assertThat(client.login("nobody", "wrong").statusCode()).isEqualTo(429);
		client.get("/no/such/path");
		client.run("{ no such thing");
		for (String collection : this.mongo.getCollectionNames()) {
			assertThat(this.mongo.findAll(Document.class, collection)).extracting(Document::toJson)
				.noneMatch((document) -> document.contains(ADDRESS) || document.contains(AGENT));
		}
		assertThat(output.getAll()).contains("Started").doesNotContain(ADDRESS).doesNotContain(AGENT);
	}

}
