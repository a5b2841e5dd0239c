package eu.uptake.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Operations asked for by the hash of their document.
 */
@UptakeTest
class PersistedOperationTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Map<String, Object> YEAR = Map.of("years", List.of(2016));

	@Autowired
	private Api api;

	@Test
	void aRegisteredDocumentNeedNotBeSent() throws IOException {
		String document = Files.readString(Path.of("graphql/operations/uptake-totals.graphql"));
		for (String text : List.of(document, document.strip())) {
			Answer answer = send(Map.of("variables", YEAR, "extensions", persisted(RegisteredOperations.hash(text))));
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.<Integer>get("uptakeTotals.modulesUsed")).isEqualTo(305);
		}
	}

	@Test
	void theDocumentMayComeWithItsHash() {
		String document = "{ me { username } }";
		assertThat(send(Map.of("query", document, "extensions", persisted(RegisteredOperations.hash(document)))).body())
			.isEqualTo("{\"data\":{\"me\":null}}");
	}

	@Test
	void anUnknownHashIsSaidInTheWordsThatClientsLookFor() {
		Answer answer = send(Map.of("extensions", persisted("0".repeat(64))));
		assertThat(answer.body()).contains("\"message\":\"PersistedQueryNotFound\"",
				"\"code\":\"PERSISTED_QUERY_NOT_FOUND\"");
	}

	@Test
	void whatIsSentIsNotRegistered() {
		String document = "{ me { role } }";
		String hash = RegisteredOperations.hash(document);
		send(Map.of("query", document, "extensions", persisted(hash)));
		assertThat(send(Map.of("extensions", persisted(hash))).classifications())
			.containsExactly("PERSISTED_QUERY_NOT_FOUND");
	}

	@Test
	void aHashOfSomethingElseIsRefused() {
		assertThat(
				send(Map.of("query", "{ me { username } }", "extensions", persisted("0".repeat(64)))).classifications())
			.containsExactly("BAD_REQUEST");
		assertThat(send(Map.of("extensions", Map.of("persistedQuery", Map.of("version", 1)))).classifications())
			.containsExactly("BAD_REQUEST");
		assertThat(send(Map.of("query", "PersistedQueryMarker")).classifications()).containsExactly("BAD_REQUEST");
	}

	private static Map<String, Object> persisted(String hash) {
		return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
	}

	private Answer send(Map<String, Object> request) {
		var response = this.api.anonymous().post("/graphql", "application/json", JSON.writeValueAsString(request));
		return new Answer(response.statusCode(), response.body());
	}

}
