package eu.uptake.http;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import eu.uptake.Api;
import eu.uptake.RawHttp;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every request.
 */
@UptakeTest
@ExtendWith(OutputCaptureExtension.class)
class HttpLimitTests {

	private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

	@Autowired
	private Api api;

	@Autowired
	private StoreCommands storeCommands;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/graphiql", "/api/exports/uptake.csv", "/api/reports/2016.html", "/nowhere",
			"/actuator/health", "/api/nowhere", "/graphql", "/error" })
	void everyAnswerTellsTheBrowserWhatItMayDo(String path) {
		HttpResponse<String> answer = this.api.anonymous().get(path);
		assertHeader(answer, "X-Content-Type-Options", "nosniff");
		assertHeader(answer, "X-Frame-Options", "DENY");
		assertHeader(answer, "Referrer-Policy", "same-origin");
		assertHeader(answer, "Cross-Origin-Opener-Policy", "same-origin");
		assertHeader(answer, "Cross-Origin-Resource-Policy", "same-origin");
		assertThat(answer.headers().firstValue("Permissions-Policy").orElseThrow()).contains("camera=()");
		assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1)
			.first()
			.asString()
			.startsWith("default-src 'none'")
			.contains("frame-ancestors 'none'");
		assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
		assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/exports/uptake.csv", "/nowhere", "/graphiql//x" })
	void whatIsNoPageMayDoNothing(String path) {
		assertHeader(this.api.anonymous().get(path), "Content-Security-Policy", NOTHING);
		assertHeader(this.api.anonymous().get(path), "X-Content-Type-Options", "nosniff");
	}

	@ParameterizedTest
	@CsvSource({ "/graphiql, script-src 'self'; style-src 'self' 'unsafe-inline'", "/, script-src 'self' 'sha256-",
			"/api/reports/2016.html, style-src 'unsafe-inline'", "/api/reports/2016.pdf, object-src 'self'" })
	void aPageMayDoWhatItNeeds(String path, String policy) {
		assertThat(this.api.anonymous().get(path).headers().allValues("Content-Security-Policy")).hasSize(1)
			.first()
			.asString()
			.contains(policy);
	}

	@Test
	void aRequestHasAnIdThatItsProblemNames() {
		HttpResponse<String> first = this.api.anonymous().get("/nowhere");
		HttpResponse<String> second = this.api.anonymous().get("/nowhere");
		String id = first.headers().firstValue("X-Request-Id").orElseThrow();
		assertThat(id).matches("[0-9a-f]{16}").isNotEqualTo(second.headers().firstValue("X-Request-Id").orElseThrow());
		assertThat(first.body()).contains("\"requestId\":\"" + id + "\"");
		HttpResponse<String> refused = this.api.anonymous().get("/api/exports/nowhere.csv");
		assertThat(refused.body())
			.contains("\"requestId\":\"" + refused.headers().firstValue("X-Request-Id").orElseThrow() + "\"");
	}

	@ParameterizedTest
	@CsvSource({ "a, true", "0af7651916cd43dd8448eb211c80319c, true", "proxy:7/1, false", "a b, false", "é, false",
			"'', false", "'<script>', false" })
	void anIdThatIsGivenIsTakenIfItIsSane(String id, boolean taken) {
		assertThat(id(this.api.anonymous().send("/", (request) -> request.header("X-Request-Id", id).GET())).equals(id))
			.isEqualTo(taken);
	}

	@Test
	void anIdIsNotLong() {
		String id = "x".repeat(65);
		assertThat(id(this.api.anonymous().send("/", (request) -> request.header("X-Request-Id", id).GET())))
			.isNotEqualTo(id);
	}

	@Test
	void aBodyThatIsTooLargeIsNotRead() {
		byte[] body = new byte[2 * 1024 * 1024 + 1];
		for (String path : List.of("/graphql", "/login", "/nowhere")) {
			HttpResponse<String> answer = this.api.anonymous()
				.send(path, (request) -> request.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofByteArray(body)));
			assertThat(answer.statusCode()).as(path).isEqualTo(413);
			assertThat(answer.body()).contains("\"status\":413", "The body has more than 2097152 bytes.");
		}
	}

	@Test
	void aBodyThatDoesNotSayHowLongItIsEndsAtTheLimit() {
		byte[] body = ("{\"query\":\"" + " ".repeat(2 * 1024 * 1024) + "\"}").getBytes();
		HttpResponse<String> answer = this.api.anonymous()
			.send("/graphql", (request) -> request.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void noOtherOriginIsTalkedTo() {
		HttpResponse<String> preflight = this.api.anonymous()
			.send("/graphql",
					(request) -> request.header("Origin", "https://elsewhere.example")
						.header("Access-Control-Request-Method", "POST")
						.method("OPTIONS", BodyPublishers.noBody()));
		assertThat(preflight.statusCode()).isEqualTo(405);
		assertThat(preflight.headers().map().keySet())
			.noneMatch((header) -> header.toLowerCase().startsWith("access-control"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "?by=%ff", "?by=%c3%28", "?by=%", "?by=%zz", "?%ff=x", "?years=%f0%9f" })
	void whatIsNoTextIsABadRequest(String query, CapturedOutput output) {
		String answer = RawHttp.get(this.api.base(), "/api/exports/uptake.csv" + query);
		assertThat(RawHttp.statuses(answer)).containsExactly(400);
		assertThat(answer).contains("application/problem+json").doesNotContain("Exception", "tomcat");
		assertThat(output.getAll()).doesNotContain("ERROR");
	}

	@Test
	void everyCommandOfARequestHasItsTime() {
		Api.Client taxud = this.api.as("taxud");
		Api.Client austria = this.api.as("at");
		assertThat(this.storeCommands.unboundedDuring(() -> {
			taxud.run("{ uptakeTotals(filter: {}) { modulesUsed } trainingModules { totalCount nodes { code } } }");
			austria.operation("report-uptake", Api.input("country", "AT", "year", java.time.Year.now().getValue(),
					"trainingModule", "VAT", "trainees", 7));
			taxud.get("/api/exports/uptake.csv");
			taxud.get("/api/reports/2016.html");
			taxud.operation("quality", Map.of("filter", Map.of()));
		})).isEmpty();
	}

	private static String id(HttpResponse<String> answer) {
		return answer.headers().firstValue("X-Request-Id").orElseThrow();
	}

	private static void assertHeader(HttpResponse<String> answer, String header, String value) {
		assertThat(answer.headers().allValues(header)).as(header).containsExactly(value);
	}

}
