package eu.uptake;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
@ExtendWith(OutputCaptureExtension.class)
class HttpProblemTests {

	@Autowired
	private Api api;

	@Autowired
	private Environment environment;

	@ParameterizedTest
	@ValueSource(strings = { "null", "[]", "1", "true", "\"{ me { username } }\"", "", "{", "{}", "{\"query\":null}",
			"{\"query\":\"{ me { username } }\",\"variables\":1}" })
	void aBodyThatIsNoGraphQlRequestIsABadRequest(String body, CapturedOutput output) {
		HttpResponse<String> response = this.api.anonymous().post("/graphql", "application/json", body);
		assertThatProblem(response, 400);
		assertThat(output.getAll()).doesNotContain("ERROR", "Exception");
	}

	@Test
	void variablesAndExtensionsMayBeNull() {
		HttpResponse<String> response = this.api.anonymous()
			.post("/graphql", "application/json",
					"{\"query\":\"{ me { username } }\",\"variables\":null,\"extensions\":null,\"operationName\":null}");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("{\"data\":{\"me\":null}}");
	}

	@ParameterizedTest
	@CsvSource({ "GET, application/json, */*, 405", "PUT, application/json, */*, 405",
			"PATCH, application/json, */*, 405", "DELETE, application/json, */*, 405",
			"OPTIONS, application/json, */*, 405", "POST, text/plain, */*, 415",
			"POST, application/json, text/html, 406", "POST, nonsense, */*, 415" })
	void whatIsNoGraphQlOverHttpIsToldSo(String method, String contentType, String accept, int status) {
		HttpResponse<String> response = this.api.anonymous()
			.send(HttpRequest.newBuilder(uri("/graphql"))
				.header("Content-Type", contentType)
				.header("Accept", accept)
				.method(method, BodyPublishers.ofString("{\"query\":\"{ me { username } }\"}")));
		assertThatProblem(response, status);
		if (status == 405) {
			assertThat(response.headers().firstValue("Allow")).hasValue("POST");
		}
	}

	@Test
	void thereIsNoErrorPageToAskFor() {
		assertThatProblem(this.api.anonymous().get("/error"), 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/graphiql//x", "/graphiql;x=1", "/%2e%2e/x" })
	void aPathThatTheFirewallRefusesIsABadRequest(String path) {
		assertThatProblem(this.api.anonymous().get(path), 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/html", "application/json" })
	void aMethodThatAPathDoesNotKnowIsToldSo(String accept) {
		Api.Client client = this.api.anonymous();
		client.get("/graphiql");
		HttpResponse<String> response = client.send(HttpRequest.newBuilder(uri("/graphiql"))
			.header("Accept", accept)
			.method("DELETE", BodyPublishers.noBody()));
		assertThatProblem(response, 405);
		assertThat(response.headers().firstValue("Allow"))
			.hasValueSatisfying((allow) -> assertThat(allow).contains("GET"));
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.environment.getProperty("local.server.port") + path);
	}

	private static void assertThatProblem(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		assertThat(response.body()).contains("\"status\":" + status)
			.contains("\"title\":\"")
			.doesNotContain("Exception", "eu.uptake", "springframework", "trace");
	}

}
