package eu.uptake.hostile;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.StoreCommands;
import eu.uptake.hostile.SchemaInputs.Place;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts that mean something to some program, in every place of the schema that takes one.
 */
@HostileTest
@ExtendWith(OutputCaptureExtension.class)
class HostileTextTests {

	private static final JsonMapper JSON = new JsonMapper();

	@Autowired
	private Api api;

	@Autowired
	private GraphQlSource source;

	@Autowired
	private StoreCommands storeCommands;

	@Autowired
	private MongoOperations mongo;

	static List<String> texts() {
		return List.of("{\"$gt\":\"\"}", "$where", "$$ROOT", "a.b", "' || 1==1 || '", "(a+)+$", "[a-",
				"../../../etc/passwd", "x\r\nSet-Cookie: a=b", "\0", "VAT\0", "\uffff", "\u202eTAV", "V\u0410T",
				"\ud83d\ude00", "=cmd|' /C calc'!A0", "${jndi:ldap://x}", "", " ", "x".repeat(100_000));
	}

	static List<Object> operators() {
		return List.of(Map.of("$gt", ""), Map.of("$where", "true"), Map.of("$ne", 1), Map.of(),
				List.of(Map.of("$gt", "")), List.of("AT", Map.of("$ne", "")), true, 1e300);
	}

	@ParameterizedTest
	@MethodSource("texts")
	void aTextIsATextWhereverItStands(String text, CapturedOutput output) {
		Api.Client taxud = this.api.as("taxud");
		Api.Client austria = this.api.as("at");
		List<String> broken = new ArrayList<>();
		for (Place place : SchemaInputs.places(this.source.schema())) {
			for (Api.Client client : place.mutation() ? List.of(taxud, austria) : List.of(taxud)) {
				Answer answer = client.run(place.document(), place.variables(text));
				if (answer.status() != 200 || answer.body().contains("INTERNAL_ERROR")) {
					broken.add("%s: %d %s".formatted(place, answer.status(), shortened(answer)));
				}
			}
		}
		assertThat(broken).isEmpty();
		assertThat(output.getAll()).doesNotContain(" ERROR ", "Exception");
		assertNoOperatorIsStored();
	}

	@ParameterizedTest
	@MethodSource("operators")
	void whatIsNoTextReachesNoStore(Object value) {
		Api.Client taxud = this.api.as("taxud");
		Api.Client austria = this.api.as("at");
		List<String> taken = new ArrayList<>();
		for (Place place : SchemaInputs.places(this.source.schema())) {
			List<String> commands = this.storeCommands.during(() -> {
				for (Api.Client client : List.of(taxud, austria)) {
					Answer answer = client.run(place.document(), place.variables(value));
					if (answer.status() != 200 || !answer.classifications().contains("ValidationError")) {
						taken.add("%s: %d %s".formatted(place, answer.status(), shortened(answer)));
					}
				}
			});
			if (!commands.isEmpty()) {
				taken.add(place + " " + commands);
			}
		}
		assertThat(taken).isEmpty();
	}

	@Test
	void halfACharacterIsNoText() {
		Api.Client taxud = this.api.as("taxud");
		List<String> taken = new ArrayList<>();
		for (Place place : SchemaInputs.places(this.source.schema())) {
			String request = JSON
				.writeValueAsString(Map.of("query", place.document(), "variables", place.variables("VAT HALF")));
			HttpResponse<String> answer = taxud.post("/graphql", "application/json",
					request.replace(" HALF", "\\ud800"));
			if (!answer.body().contains("\"classification\":\"BAD_REQUEST\"")) {
				taken.add("%s: %s".formatted(place, answer.body()));
			}
		}
		assertThat(taken).isEmpty();
		for (String half : List.of("{\"query\":\"{ trainingModule(code: \\\"\\udc00\\\") { code } }\"}",
				"{\"query\":\"{ me { username } }\",\"operationName\":\"\\ud800\"}",
				"{\"query\":\"{ me { username } }\",\"variables\":{\"\\ud800\":1}}")) {
			assertThat(taxud.post("/graphql", "application/json", half).body()).containsAnyOf("BAD_REQUEST",
					"\"status\":400");
		}
	}

	private static String shortened(Answer answer) {
		return answer.body().substring(0, Math.min(answer.body().length(), 300));
	}

	// A text may hold anything; the name of a field, or an operator's object, may not
	// come
	// from a client.
	private void assertNoOperatorIsStored() {
		for (String collection : this.mongo.getCollectionNames()) {
			this.mongo.findAll(Document.class, collection).forEach(HostileTextTests::assertPlain);
		}
	}

	private static void assertPlain(Object value) {
		if (value instanceof Document document) {
			document.forEach((name, inside) -> {
				assertThat(name).doesNotStartWith("$").doesNotContain("\0");
				assertPlain(inside);
			});
		}
		else if (value instanceof List<?> list) {
			list.forEach(HostileTextTests::assertPlain);
		}
	}

}
