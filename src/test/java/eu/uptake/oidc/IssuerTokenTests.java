package eu.uptake.oidc;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

@OidcTest
class IssuerTokenTests {

	private static final Map<String, Object> TAXUD = Map.of("groups", List.of("uptake-taxud"));

	private static final String ME = "{ me { username role country { code } issuer } }";

	private static final String RETURNS = "{ nationalReturns(year: 2016) { status } }";

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private Clock clock;

	@Test
	void aTokenSaysWhoItIsAndLeavesNothingBehind() {
		long before = this.mongo.getCollection("accounts").countDocuments();
		Api.Client client = this.api.withToken(Issuer.token("Robot", "uptake.read", Issuer.coordinator("gb")));
		Map<String, Object> me = client.run(ME).get("me");
		assertThat(me).containsEntry("username", "eulogin:robot")
			.containsEntry("role", "COORDINATOR")
			.containsEntry("country", Map.of("code", "UK"))
			.containsEntry("issuer", Issuer.url("eulogin"));
		assertThat(client.cookie("JSESSIONID")).isNull();
		assertThat(this.mongo.getCollection("accounts").countDocuments()).isEqualTo(before);
	}

	@Test
	void anAccessTokenMaySayThatItIsOne() {
		Map<String, Object> claims = new HashMap<>(TAXUD);
		claims.putAll(Map.of("sub", "typed", "aud", List.of("other", Issuer.AUDIENCE), "iss", Issuer.url("eulogin"),
				"exp", Date.from(Instant.now().plusSeconds(60))));
		assertThat(username(Issuer.signed("eulogin", "at+jwt", claims))).isEqualTo("eulogin:typed");
	}

	@Test
	void clocksMayDifferByAMinute() {
		Instant now = Instant.now();
		assertThat(username(Issuer.token("late", "", with("exp", Date.from(now.minusSeconds(20))))))
			.isEqualTo("eulogin:late");
		assertThat(username(Issuer.token("early", "", with("nbf", Date.from(now.plusSeconds(20))))))
			.isEqualTo("eulogin:early");
	}

	static Stream<Arguments> bad() {
		Instant now = Instant.now();
		String genuine = Issuer.token("mallory", "uptake.manage", TAXUD);
		Map<String, Object> others = new HashMap<>(TAXUD);
		others.putAll(Map.of("iss", Issuer.url("eulogin"), "aud", Issuer.AUDIENCE, "sub", "mallory", "exp",
				Date.from(now.plusSeconds(60))));
		return Stream.of(Arguments.of("garbage", "garbage"), Arguments.of("empty", ""),
				Arguments.of("unsigned", Issuer.tampered(genuine, "{\"alg\":\"none\"}", "", "", "")),
				Arguments.of("changed", Issuer.tampered(genuine, null, "mallory", "taxud", null)),
				Arguments.of("by another algorithm", Issuer.tampered(genuine, "{\"alg\":\"HS256\"}", "", "", null)),
				Arguments.of("expired", Issuer.token("mallory", "", with("exp", Date.from(now.minusSeconds(120))))),
				Arguments.of("without an end", Issuer.token("mallory", "", with("exp", null))),
				Arguments.of("not yet good", Issuer.token("mallory", "", with("nbf", Date.from(now.plusSeconds(120))))),
				Arguments.of("for another service", Issuer.token("mallory", "", with("aud", "other"))),
				Arguments.of("for nobody", Issuer.token("mallory", "", with("aud", null))),
				Arguments.of("for the sign-in", Issuer.token("mallory", "", with("aud", Issuer.CLIENT))),
				Arguments.of("of another issuer", Issuer.token("mallory", "", with("iss", Issuer.url("home")))),
				Arguments.of("by another's key", Issuer.signed("home", "JWT", others)),
				Arguments.of("a logout token", Issuer.signed("eulogin", "logout+jwt", others)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("bad")
	void aTokenThatIsNoGoodIsRefusedAndNotTakenForNoToken(String what, String token) {
		HttpResponse<String> response = this.api.withToken(token).get("/api/exports/uptake.csv");
		assertThat(response.statusCode()).as(what).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("The token is unknown or no longer good.");
	}

	static Stream<Arguments> unmapped() {
		return Stream.of(
				Arguments.of(Issuer.token("nobody", "uptake.read", Map.of()), "The issuer gives you no role here."),
				Arguments.of(Issuer.token("nobody", "uptake.read", Issuer.coordinator("XX")),
						"The issuer gives you no country to coordinate."),
				Arguments.of(Issuer.token("nobody", "uptake.read", with("sub", null)),
						"The issuer gives no name for you that can be used here."));
	}

	@ParameterizedTest
	@MethodSource("unmapped")
	void aGenuineTokenThatLeadsNowhereIsForbidden(String token, String reason) {
		HttpResponse<String> response = this.api.withToken(token).get("/api/exports/uptake.csv");
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).contains(reason);
	}

	@Test
	void aTokenReadsAndWritesWhatItsScopesAndItsRoleAllow() {
		int year = Year.now(this.clock).getValue();
		String report = "mutation { reportUptake(input: { country: \"%s\", year: %d, trainingModule: \"VAT\" })"
				+ " { errors { code } } }";
		Api.Client none = this.api.withToken(Issuer.token("robot", "openid profile", Issuer.coordinator("AT")));
		assertThat(none.run(RETURNS).classifications()).containsExactly("FORBIDDEN");
		Api.Client reading = this.api.withToken(Issuer.token("robot", "uptake.read", Issuer.coordinator("AT")));
		assertThat(reading.run(RETURNS).classifications()).isEmpty();
		assertThat(reading.run(report.formatted("AT", year)).classifications()).containsExactly("FORBIDDEN");
		Api.Client reporting = this.api
			.withToken(Issuer.token("robot", "uptake.manage uptake.report", Issuer.coordinator("AT")));
		assertThat(reporting.run(report.formatted("AT", year)).classifications()).isEmpty();
		assertThat(reporting.run(report.formatted("DE", year)).classifications()).containsExactly("FORBIDDEN");
		assertThat(reporting.run("mutation { lockYear(input: { year: %d }) { errors { code } } }".formatted(year))
			.classifications()).containsExactly("FORBIDDEN");
	}

	@Test
	void whatIsForPeopleIsForNoToken() {
		Api.Client taxud = this.api
			.withToken(Issuer.token("robot", "uptake.read uptake.report uptake.manage uptake.ingest-logs", TAXUD));
		assertThat(Stream.of("{ accounts { totalCount } }", "{ apiTokens { totalCount } }",
				"mutation { createApiToken(input: { name: \"x\", expiresOn: \"2030-01-01\", scopes: [READ] }) { token } }",
				"mutation { disableAccount(input: { username: \"x\" }) { errors { code } } }",
				"mutation { changePassword(input: { currentPassword: \"x\", newPassword: \"y\" }) { errors { code } } }"))
			.allSatisfy((document) -> assertThat(taxud.run(document).classifications()).as(document)
				.containsExactly("FORBIDDEN"));
	}

	@Test
	void aDisabledAccountsTokensAreRefusedAndANameStaysItsSubjects() {
		Issuer.signIn(this.api.anonymous(), "eulogin", "victor", TAXUD);
		assertThat(username(Issuer.token("victor", "", TAXUD))).isEqualTo("eulogin:victor");
		HttpResponse<String> taken = this.api.withToken(Issuer.token("Victor", "", TAXUD)).get("/");
		assertThat(taken.statusCode()).isEqualTo(403);
		assertThat(taken.body()).contains("Your name here is somebody else's.");
		this.api.as("taxud").operation("disable-account", Api.input("username", "eulogin:victor"));
		HttpResponse<String> disabled = this.api.withToken(Issuer.token("victor", "", TAXUD)).get("/");
		assertThat(disabled.statusCode()).isEqualTo(401);
		assertThat(disabled.body()).contains("Your account here is disabled.");
		assertThat(this.mongo.findById("eulogin:victor", Document.class, "accounts")).containsEntry("disabled", true);
	}

	private String username(String token) {
		return this.api.withToken(token).run(ME).get("me.username");
	}

	private static Map<String, Object> with(String claim, Object value) {
		Map<String, Object> claims = new HashMap<>(TAXUD);
		claims.put(claim, value);
		return claims;
	}

}
