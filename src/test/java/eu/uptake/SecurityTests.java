package eu.uptake;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class SecurityTests {

	@Autowired
	private Api api;

	@Autowired
	private Environment environment;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@ParameterizedTest
	@CsvSource({ "at, COORDINATOR, Austria", "uk, COORDINATOR, United Kingdom", "taxud, TAXUD,", "ingest, INGEST,",
			"operator, OPERATOR," })
	void everyDemoAccountIsWhatItsNameSays(String username, String role, String country) {
		Api.Answer me = this.api.as(username).operation("me", Map.of());
		assertThat(me.<String>get("me.username")).isEqualTo(username);
		assertThat(me.<String>get("me.role")).isEqualTo(role);
		Map<String, Object> found = me.get("me.country");
		assertThat((found != null) ? found.get("name") : null).isEqualTo(country);
	}

	@Test
	void signingOutEndsTheSession() {
		Api.Client client = this.api.as("at");
		assertThat(client.post("/logout", "application/x-www-form-urlencoded", "").statusCode()).isEqualTo(204);
		assertThat(client.operation("me", Map.of()).<Object>get("me")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "at, wrong", "nobody, demo", "at, Demo", "'', ''" })
	void wrongCredentialsAreOneProblemWhateverIsWrong(String username, String password) {
		Api.Client client = this.api.anonymous();
		client.get("/graphiql");
		HttpResponse<String> response = client.login(username, password);
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		assertThat(response.body())
			.matches("\\{\"detail\":\"Wrong username or password.\",\"status\":401,\"title\":\"Unauthorized\","
					+ "\"requestId\":\"[0-9a-f]{16}\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AT", "at ", "aT" })
	void aNameIsReadAsPhonesWriteIt(String username) {
		Api.Client client = this.api.anonymous();
		client.get("/graphiql");
		assertThat(client.login(username, "demo").statusCode()).isEqualTo(204);
		assertThat(client.operation("me", Map.of()).<String>get("me.username")).isEqualTo("at");
	}

	@Test
	void aSessionWithoutItsTokenChangesNothing() {
		Api.Client client = this.api.as("at");
		HttpResponse<String> response = withSessionOnly(client, "/graphql", "{\"query\":\"{ me { username } }\"}");
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains("Echo the XSRF-TOKEN cookie in the X-XSRF-TOKEN header.");
		assertThat(withSessionOnly(client, "/logout", "").statusCode()).isEqualTo(403);
	}

	@Test
	void signingInNeedsTheTokenToo() {
		assertThat(this.api.anonymous().login("at", "demo").statusCode()).isEqualTo(403);
	}

	@Test
	void theSessionCookieIsOutOfReachForScripts() {
		Api.Client client = this.api.anonymous();
		client.get("/graphiql");
		List<String> cookies = client.login("at", "demo").headers().allValues("Set-Cookie");
		assertThat(cookies).anySatisfy(
				(cookie) -> assertThat(cookie).startsWith("JSESSIONID=").contains("HttpOnly").contains("SameSite=Lax"));
	}

	@Test
	void anUnknownPathIsAProblem() {
		HttpResponse<String> response = this.api.anonymous().get("/nowhere");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("\"status\":404", "\"title\":\"Not Found\"");
	}

	@Test
	void everyPathOfAControllerHasARule() {
		Set<String> paths = this.requestMappingHandlerMapping.getHandlerMethods()
			.entrySet()
			.stream()
			// The web client's page is for everybody; what it shows is asked of the API.
			.filter((handler) -> !handler.getValue().getBeanType().getPackageName().equals("eu.uptake.web"))
			.flatMap((handler) -> handler.getKey().getPatternValues().stream())
			.filter((path) -> !path.startsWith("/api/"))
			.collect(Collectors.toSet());
		assertThat(paths).containsExactly("/error");
	}

	private HttpResponse<String> withSessionOnly(Api.Client client, String path, String body) {
		Api.Client bare = this.api.anonymous();
		return bare.send(HttpRequest
			.newBuilder(
					java.net.URI.create("http://127.0.0.1:" + this.environment.getProperty("local.server.port") + path))
			.header("Content-Type", "application/json")
			.header("Cookie", "JSESSIONID=" + client.cookie("JSESSIONID"))
			.POST(BodyPublishers.ofString(body)));
	}

}
