package eu.uptake.hostile;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import eu.uptake.Api;
import eu.uptake.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are wrong as HTTP or as JSON.
 */
@HostileTest
@ExtendWith(OutputCaptureExtension.class)
class HostileHttpTests {

	private static final String ME = "{\"query\":\"{ me { username } }\"}";

	private static final String NOBODY = "{\"data\":{\"me\":null}}";

	@Autowired
	private Api api;

	@Autowired
	private ServletWebServerApplicationContext context;

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 31\r\nTransfer-Encoding: chunked\r\n",
			"Content-Length: 5\r\nContent-Length: 31\r\n", "Transfer-Encoding: xchunked\r\n",
			"Transfer-Encoding: chunked, identity\r\n", "Content-Length: -1\r\n", "Content-Length: 1e2\r\n",
			"Content-Length: 99999999999999999999\r\n", "Content-Length : 31\r\n", "Bad Header: x\r\n", "X: a\0b\r\n" })
	void aRequestThatTwoServersWouldReadDifferentlyIsRefusedOrEndsTheConnection(String headers, CapturedOutput output) {
		String smuggled = "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
		String answer = RawHttp.send(this.api.base(),
				"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers + "\r\n"
						+ "0\r\n\r\n" + smuggled);
		assertThat(RawHttp.statuses(answer)).hasSize(1)
			.first()
			.satisfies((status) -> assertThat(status).isIn(400, 501));
		assertThat(answer).doesNotContain("\"status\":\"UP\"", "Exception", "Apache");
		assertThat(output.getAll()).doesNotContain(" ERROR ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/9.9\r\nHost: x\r\n\r\n", "G\u00e9T / HTTP/1.1\r\nHost: x\r\n\r\n",
			"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
			"GET /{} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\r\n\r\n",
			"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" })
	void whatIsNoRequestIsAnsweredAsThat(String request, CapturedOutput output) {
		String answer = RawHttp.send(this.api.base(), request);
		assertThat(RawHttp.statuses(answer)).hasSizeLessThanOrEqualTo(1)
			.allSatisfy((status) -> assertThat(status).isIn(400, 404, 501, 505));
		assertThat(answer).doesNotContain("Exception", "Apache", "eu.uptake", "<html");
		assertThat(output.getAll()).doesNotContain(" ERROR ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/../../etc/passwd", "/app/../../application.yaml", "/app/..%2f..%2fapplication.yaml",
			"/app/%2e%2e/%2e%2e/application.yaml", "/app/..;/..;/application.yaml",
			"/graphiql/..%5c..%5capplication.yaml", "/_static/..%252f..%252fapplication.yaml", "/application.yaml",
			"/WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/graphql/operations/me.graphql", "/seed/countries.csv",
			"/api/exports/..%2f..%2fpom.xml", "/api/exports/%2e%2e.csv", "/api/reports/..%2f2016.html",
			"/api/returns/2016/..%2fAT.csv", "/app/%00", "/actuator/..;/actuator/env", "/actuator/env;x",
			"//actuator/env", "/ACTUATOR/env", "/actuator/env/", "/.git/config",
			"/api/exports/uptake.csv%0d%0aSet-Cookie:a=b" })
	void noPathLeavesItsPlace(String path, CapturedOutput output) {
		String answer = RawHttp.get(this.api.base(), path);
		assertThat(RawHttp.statuses(answer)).hasSize(1)
			.first()
			.satisfies((status) -> assertThat(status).isIn(400, 401, 404));
		assertThat(answer).doesNotContain("root:", "spring:", "query Me", "Exception", "Set-Cookie:a");
		assertThat(output.getAll()).doesNotContain(" ERROR ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../x", "..%2f..%2fx", "a%0d%0ab", "%00", "x%ff", "%e2%80%ae", "a%2fb", "x;y" })
	void aLogsNameIsANameOnly(String name, CapturedOutput output) {
		Api.Client ingest = this.api.as("ingest");
		String session = "JSESSIONID=" + ingest.cookie("JSESSIONID") + "; XSRF-TOKEN=" + ingest.cookie("XSRF-TOKEN");
		String answer = RawHttp.send(this.api.base(),
				("PUT /api/access-logs/%s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\nX-XSRF-TOKEN: %s\r\n"
						+ "Content-Length: 1\r\nConnection: close\r\n\r\nx")
					.formatted(name, session, ingest.cookie("XSRF-TOKEN")));
		assertThat(RawHttp.statuses(answer)).hasSize(1)
			.first()
			.satisfies((status) -> assertThat(status).isIn(200, 400, 403, 404));
		assertThat(output.getAll()).doesNotContain(" ERROR ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/exports/uptake.csv?by=%0d%0aX-Bad:1", "/api/exports/%0d%0aX-Bad:1.csv",
			"/api/returns/2016/AT%0d%0aX-Bad:1.csv", "/api/reports/2016%0d%0aX-Bad:1.html", "/app/%0d%0aX-Bad:1" })
	void nothingThatIsAskedForBecomesAHeader(String path) {
		assertThat(RawHttp.get(this.api.base(), path).lines().takeWhile((line) -> !line.isEmpty()))
			.noneMatch((line) -> line.startsWith("X-Bad"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "CONNECT", "TRACK", "PROPFIND", "DEBUG", "get", "POSTx" })
	void otherVerbsDoNothing(String verb) {
		for (String path : List.of("/", "/graphql", "/api/exports/uptake.csv", "/login")) {
			String answer = RawHttp.send(this.api.base(),
					"%s %s HTTP/1.1\r\nHost: localhost\r\nX-Secret: mirror\r\nConnection: close\r\n\r\n".formatted(verb,
							path));
			assertThat(RawHttp.statuses(answer)).hasSize(1)
				.first()
				.satisfies((status) -> assertThat(status).isIn(400, 401, 403, 404, 405, 501));
			assertThat(answer).doesNotContain("mirror", "Exception");
		}
	}

	@Test
	void ofRepeatedKeysTheLastCounts() {
		assertThat(post("{\"query\":\"{ countries { code } }\",\"query\":\"{ me { username } }\"}").body())
			.isEqualTo(NOBODY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"query\":\"{ me { username } }\",\"__proto__\":{},\"constructor\":{}}",
			"{\"query\":\"{ me { username } }\",\"variables\":{\"$where\":\"1\",\"a.b\":{\"$gt\":\"\"}}}",
			"{\"query\":\"{ me { username } }\",\"extensions\":{\"x\":1e400}}" })
	void whatNobodyAskedForIsIgnored(String body) {
		assertThat(post(body).body()).isEqualTo(NOBODY);
	}

	@Test
	void numbersThatFitNowhereAreRefused() {
		for (String number : List.of("2147483648", "-2147483649", "1e999999999", "9".repeat(900), "0.5")) {
			HttpResponse<String> answer = post(
					"{\"query\":\"query($y: Int!) { reportingYear(year: $y) { year } }\",\"variables\":{\"y\":" + number
							+ "}}");
			assertThat(answer.body()).as(number).contains("ValidationError").doesNotContain("INTERNAL_ERROR");
			assertThat(post("{\"query\":\"{ reportingYear(year: " + number + ") { year } }\"}").body()).as(number)
				.contains("ValidationError")
				.doesNotContain("INTERNAL_ERROR");
		}
		assertThat(post("{\"query\":\"query($y: Int!) { reportingYear(year: $y) { year } }\",\"variables\":{\"y\":"
				+ "9".repeat(100_000) + "}}")
			.statusCode()).isEqualTo(400);
		for (int year : List.of(Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 10_000, 999_999_999)) {
			assertThat(post("{\"query\":\"{ reportingYear(year: " + year + ") { year } uptakeTotals(filter: { years: ["
					+ year + "] }) { modulesUsed } nationalReturns(year: " + year + ") { year } indicators(year: "
					+ year + ") { code } countries(participatingIn: " + year + ") { code } downloads(filter: { years: ["
					+ year + "] }) { downloads } sessionTotals(filter: { years: [" + year
					+ "] }) { sessions } quality(filter: { years: [" + year + "] }) { responses } }\"}")
				.body()).as("" + year).doesNotContain("INTERNAL_ERROR");
		}
	}

	@Test
	void jsonInsideItselfWithoutEndIsRefused() {
		for (String open : List.of("[", "{\"a\":")) {
			assertThat(post("{\"query\":\"{ me { username } }\",\"variables\":{\"x\":" + open.repeat(100_000))
				.statusCode()).isEqualTo(400);
		}
	}

	@Test
	void whatIsNoUtf8IsABadRequest(CapturedOutput output) {
		for (byte[] body : List.of(new byte[] { '{', '"', (byte) 0xff, '"', ':', '1', '}' },
				"{\"query\":\"{ me(a: \\\"\u00e9\\\") }\"}".getBytes(StandardCharsets.ISO_8859_1),
				new byte[] { (byte) 0xfe, (byte) 0xff, 0, '{', 0, '}' }, new byte[] { 0 },
				new byte[] { (byte) 0xc0, (byte) 0x80 })) {
			HttpResponse<String> answer = this.api.anonymous()
				.send("/graphql", (request) -> request.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofByteArray(body)));
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
				.startsWith("application/problem+json");
		}
		assertThat(output.getAll()).doesNotContain(" ERROR ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/xml", "text/html", "application/x-www-form-urlencoded",
			"multipart/form-data; boundary=x", "application/x-java-serialized-object",
			"application/json; charset=utf-7", "*/*", "\"" })
	void otherTypesAreNotRead(String type) {
		HttpResponse<String> answer = this.api.anonymous().post("/graphql", type, "query={me{username}}");
		assertThat(answer.statusCode()).isIn(400, 415);
		assertThat(answer.body()).doesNotContain("Exception");
	}

	@Test
	void aFormOfAnotherSiteChangesNothing() {
		Api.Client austria = this.api.as("at");
		String session = "JSESSIONID=" + austria.cookie("JSESSIONID");
		for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/json")) {
			String answer = RawHttp.send(this.api.base(),
					("POST /graphql HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\nOrigin: https://elsewhere.example\r\n"
							+ "Content-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s")
						.formatted(session, type, ME.length(), ME));
			assertThat(RawHttp.statuses(answer)).containsExactly(403);
		}
	}

	@Test
	void headersHaveAnEnd() {
		assertThat(RawHttp.statuses(RawHttp.get(this.api.base(), "/?" + "x".repeat(20_000)))).containsExactly(400);
		assertThat(RawHttp.statuses(RawHttp.get(this.api.base(), "/?" + "a=1&".repeat(3_000)))).doesNotContain(500);
	}

	@Test
	void whoeverSendsNothingIsGivenUp() {
		var protocol = ((TomcatWebServer) this.context.getWebServer()).getTomcat().getConnector().getProtocolHandler();
		assertThat(protocol).hasFieldOrPropertyWithValue("connectionTimeout", 20_000)
			.hasFieldOrPropertyWithValue("keepAliveTimeout", 20_000)
			.hasFieldOrPropertyWithValue("maxConnections", 8192);
	}

	private HttpResponse<String> post(String body) {
		return this.api.anonymous().post("/graphql", "application/json", body);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT /api/access-logs/x", "PUT /api/surveys/x", "PATCH /", "DELETE /graphql" })
	void aFormIsReadByNobodyWhoDidNotAskForIt(String request, CapturedOutput output) {
		String answer = RawHttp.send(this.api.base(),
				request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
						+ "Content-Length: 5\r\nConnection: close\r\n\r\na=%zz");
		assertThat(RawHttp.statuses(answer)).hasSize(1)
			.first()
			.satisfies((status) -> assertThat(status).isIn(400, 401, 403, 404, 405));
		assertThat(output).doesNotContain("\tat ");
	}

	@Test
	void whatMayNotComeIsNotReadEither() {
		String answer = RawHttp.send(this.api.base(),
				"PUT /api/surveys/x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
						+ "Content-Length: 250000000\r\nConnection: close\r\n\r\n");
		assertThat(RawHttp.statuses(answer)).containsExactly(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:18081.evil.example", "http://[", "null", "http://evil.example" })
	void anOriginThatIsNoneOpensNoSocket(String origin, CapturedOutput output) {
		String answer = RawHttp.send(this.api.base(), """
				GET /graphql HTTP/1.1\r
				Host: localhost\r
				Origin: %s\r
				Upgrade: websocket\r
				Connection: Upgrade, close\r
				Sec-WebSocket-Version: 13\r
				Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
				Sec-WebSocket-Protocol: graphql-transport-ws\r
				\r
				""".formatted(origin));
		assertThat(RawHttp.statuses(answer)).containsExactly(403);
		assertThat(output).doesNotContain("\tat ");
	}

}
