package eu.uptake.http;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behind a proxy, which says who asks, with a page of another origin that may ask, too.
 */
@UptakeTest
@TestPropertySource(properties = { "uptake.http.rate-limit.per-address=100", "uptake.http.rate-limit.per-account=60",
		"uptake.http.rate-limit.per=1d", "server.forward-headers-strategy=native",
		"uptake.http.cors-origins=https://dashboards.example" })
class RequestRateTests {

	@Autowired
	private Api api;

	@Test
	void anAddressHasItsShare() {
		assertThat(IntStream.range(0, 100).map((i) -> get("198.51.100.1", "/actuator").statusCode())).containsOnly(401);
		HttpResponse<String> refused = get("198.51.100.1", "/api/exports/uptake.csv?by=year");
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 865);
		assertThat(refused.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(refused.body()).contains("\"status\":429", "Too many requests; try again in", "\"requestId\":");
		assertThat(get("198.51.100.1", "/actuator/health").statusCode()).isEqualTo(200);
		assertThat(get("198.51.100.1", "/app/nowhere").statusCode()).isEqualTo(404);
		assertThat(get("198.51.100.2", "/").statusCode()).isEqualTo(200);
	}

	@Test
	void anAccountHasItsShareWhereverItAsksFrom() {
		Api.Client austria = this.api.as("at");
		assertThat(IntStream.range(0, 60).map((i) -> get(austria, "198.51.100." + (100 + i), "/api").statusCode()))
			.containsOnly(403);
		assertThat(get(austria, "198.51.100.3", "/api").statusCode()).isEqualTo(429);
		assertThat(get("198.51.100.3", "/api").statusCode()).isEqualTo(401);
	}

	@Test
	void behindTlsTheBrowserIsToldToStayThere() {
		HttpResponse<String> answer = this.api.anonymous()
			.send("/",
					(request) -> request.header("X-Forwarded-For", "198.51.100.4")
						.header("X-Forwarded-Proto", "https")
						.GET());
		assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
	}

	@Test
	void anOriginThatIsNamedMayAskWithoutASession() {
		HttpResponse<String> preflight = from("https://dashboards.example", "OPTIONS");
		assertThat(preflight.statusCode()).isEqualTo(200);
		assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
			.hasValue("https://dashboards.example");
		assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
		assertThat(from("https://elsewhere.example", "OPTIONS").statusCode()).isEqualTo(403);
		assertThat(from("https://elsewhere.example", "POST").statusCode()).isEqualTo(403);
		assertThat(from("https://dashboards.example", "POST").body()).isEqualTo("{\"data\":{\"me\":null}}");
	}

	private HttpResponse<String> from(String origin, String method) {
		return this.api.anonymous()
			.send("/graphql",
					(request) -> request.header("Origin", origin)
						.header("X-Forwarded-For", "198.51.100.5")
						.header("Access-Control-Request-Method", "POST")
						.header("Content-Type", "application/json")
						.method(method, BodyPublishers.ofString("{\"query\":\"{ me { username } }\"}")));
	}

	private HttpResponse<String> get(String address, String path) {
		return get(this.api.anonymous(), address, path);
	}

	private static HttpResponse<String> get(Api.Client client, String address, String path) {
		return client.send(path, (request) -> request.header("X-Forwarded-For", address).GET());
	}

}
