package eu.uptake.oidc;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Year;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

@OidcTest
class SingleSignOnTests {

	private static final Map<String, Object> TAXUD = Map.of("groups", List.of("uptake-heads"));

	private static final String ME = "{ me { username role country { code } email issuer demo passwordChangedAt } }";

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private Clock clock;

	@ParameterizedTest
	@CsvSource({ "eulogin, uptake-web, openid", "home, public, openid email" })
	void theBrowserTakesAChallengeAStateAndANonceToTheIssuer(String registration, String client, String scope) {
		HttpResponse<String> begin = this.api.anonymous().get("/oauth2/authorization/" + registration);
		assertThat(begin.statusCode()).isEqualTo(302);
		assertThat(Issuer.location(begin)).startsWith(Issuer.url(registration) + "/authorize?");
		Map<String, String> asked = Issuer.parameters(Issuer.location(begin));
		assertThat(asked).containsEntry("response_type", "code")
			.containsEntry("client_id", client)
			.containsEntry("scope", scope)
			.containsEntry("code_challenge_method", "S256")
			.containsEntry("redirect_uri", this.api.base() + "/login/oauth2/code/" + registration);
		assertThat(asked.get("code_challenge")).hasSize(43);
		assertThat(asked.get("state")).hasSizeGreaterThan(40);
		assertThat(asked.get("nonce")).hasSize(43);
		assertThat(begin.headers().allValues("Set-Cookie")).filteredOn((cookie) -> cookie.startsWith("SIGN-IN="))
			.singleElement()
			.asString()
			.contains("Path=/login/oauth2/code", "Max-Age=600", "HttpOnly", "SameSite=Lax")
			.doesNotContain(asked.get("nonce"));
	}

	@Test
	void comesBackSignedInAsWhatTheClaimsSay() {
		Api.Client anna = this.api.anonymous();
		HttpResponse<String> back = Issuer.signIn(anna, "eulogin", "Anna", Map.of("groups",
				List.of("uptake-coordinators"), "country", "GR", "email", "anna@customs.example", "sid", "session-1"));
		assertThat(back.statusCode()).isEqualTo(302);
		assertThat(Issuer.location(back)).isEqualTo("/sign-in");
		Map<String, Object> me = anna.run(ME).get("me");
		assertThat(me).containsEntry("username", "eulogin:anna")
			.containsEntry("role", "COORDINATOR")
			.containsEntry("country", Map.of("code", "EL"))
			.containsEntry("email", "anna@customs.example")
			.containsEntry("issuer", Issuer.url("eulogin"))
			.containsEntry("demo", false)
			.containsEntry("passwordChangedAt", null);
		Document session = sessions("eulogin:anna").get(0);
		assertThat(session.get("singleSignOn", Document.class)).containsEntry("issuer", Issuer.url("eulogin"))
			.containsEntry("client", Issuer.CLIENT)
			.containsEntry("subject", "Anna")
			.containsEntry("sid", "session-1");
		assertThat(back.headers().allValues("Set-Cookie")).anyMatch((cookie) -> cookie.startsWith("SIGN-IN=;"))
			.anyMatch((cookie) -> cookie.startsWith("JSESSIONID=") && cookie.contains("HttpOnly"));
	}

	@Test
	void theServiceProvesItsSecretByATokenSignedWithIt() throws Exception {
		Api.Client browser = this.api.anonymous();
		CompletableFuture<ClientAuthentication> proof = Issuer.proof("eulogin", "Ines", TAXUD);
		browser.get(Issuer.returning(browser, "eulogin"));
		assertThat(username(browser)).isEqualTo("eulogin:ines");
		assertThat(proof.getNow(null)).isInstanceOfSatisfying(ClientSecretJWT.class, (token) -> {
			assertThat(token.getClientID().getValue()).isEqualTo(Issuer.CLIENT);
			assertThat(token.getJWTAuthenticationClaimsSet().getAudience()).extracting(Audience::getValue)
				.containsExactly(Issuer.url("eulogin") + "/token");
			assertThat(token.getJWTAuthenticationClaimsSet().getExpirationTime()).isAfter(new Date());
		});
		SignedJWT signed = ((ClientSecretJWT) proof.get()).getClientAssertion();
		assertThat(signed.verify(new MACVerifier(Issuer.SECRET))).isTrue();
		assertThat(signed.verify(new MACVerifier(Issuer.SECRET + "!"))).isFalse();
	}

	@Test
	void aPublicClientSignsInToo() {
		Api.Client browser = this.api.anonymous();
		Issuer.signIn(browser, "home", "42", TAXUD);
		assertThat(username(browser)).isEqualTo("home:42");
	}

	@Test
	void anAnswerToNoQuestionOfThisBrowserIsRefused() {
		Api.Client browser = this.api.anonymous();
		String address = Issuer.returning(browser, "eulogin");
		String state = Issuer.parameters(address).get("state");
		String another = address.replace("state=" + state.substring(0, 5), "state=AAAAA");
		assertThat(another).isNotEqualTo(address);
		assertThat(Issuer.location(browser.get(another))).isEqualTo("/sign-in?problem=expired");
		assertThat(Issuer.location(this.api.anonymous().get(address))).isEqualTo("/sign-in?problem=expired");
		assertThat(Issuer.location(browser.get(address.replace("/code/eulogin", "/code/home"))))
			.isEqualTo("/sign-in?problem=expired");
		assertThat(username(browser)).isNull();
		assertThat(browser.cookie("JSESSIONID")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "2, nonce", "3, code verifier" })
	void aCodeIsGoodForWhoeverBeganOnly(int part, String what) {
		Api.Client browser = this.api.anonymous();
		String address = Issuer.returning(browser, "eulogin");
		String[] parts = browser.cookie("SIGN-IN").split("\\.");
		parts[part] = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString("x".repeat(43).getBytes(StandardCharsets.UTF_8));
		Api.Client other = this.api.anonymous().with("Cookie", "SIGN-IN=" + String.join(".", parts));
		assertThat(Issuer.location(other.get(address))).as(what).isEqualTo("/sign-in?problem=failed");
	}

	@Test
	void whoChangesTheirMindComesBackToThePageToSignIn() {
		Api.Client browser = this.api.anonymous();
		String state = Issuer.parameters(Issuer.location(browser.get("/oauth2/authorization/eulogin"))).get("state");
		String back = "/login/oauth2/code/eulogin?error=access_denied&state=" + state.replace("=", "%3D");
		assertThat(Issuer.location(browser.get(back))).isEqualTo("/sign-in?problem=cancelled");
	}

	static Stream<Arguments> unmapped() {
		return Stream.of(Arguments.of(Map.of(), "no_role"),
				Arguments.of(Map.of("groups", List.of("UPTAKE-TAXUD", "taxud", "staff")), "no_role"),
				Arguments.of(Map.of("groups", List.of("uptake-taxud", "uptake-coordinators"), "country", "AT"),
						"several_roles"),
				Arguments.of(Map.of("groups", List.of("uptake-coordinators")), "no_country"),
				Arguments.of(Issuer.coordinator("Atlantis"), "no_country"),
				Arguments.of(Map.of("groups", List.of("uptake-coordinators"), "country", List.of("AT", "DE")),
						"several_countries"));
	}

	@ParameterizedTest
	@MethodSource("unmapped")
	void claimsThatLeadNowhereLetNobodyIn(Map<String, Object> claims, String problem) {
		Api.Client browser = this.api.anonymous();
		assertThat(Issuer.location(Issuer.signIn(browser, "eulogin", "unmapped", claims)))
			.isEqualTo("/sign-in?problem=" + problem);
		assertThat(username(browser)).isNull();
		assertThat(this.mongo.findById("eulogin:unmapped", Document.class, "accounts")).isNull();
	}

	@Test
	void aNameThatCouldNotBeReadIsRefused() {
		assertThat(Issuer.location(Issuer.signIn(this.api.anonymous(), "eulogin", "a b", TAXUD)))
			.isEqualTo("/sign-in?problem=no_name");
	}

	@ParameterizedTest
	@CsvSource({ "taxud", "at", "operator" })
	void nobodyBecomesADemoAccountByTheirName(String name) {
		Api.Client browser = this.api.anonymous();
		Issuer.signIn(browser, "eulogin", name, Issuer.coordinator("FR"));
		Map<String, Object> me = browser.run(ME).get("me");
		assertThat(me).containsEntry("username", "eulogin:" + name)
			.containsEntry("demo", false)
			.containsEntry("role", "COORDINATOR");
		assertThat(this.api.as(name).run(ME).<String>get("me.username")).isEqualTo(name);
	}

	@Test
	void neitherAPasswordNorAnAccountWithOneLeadsToTheName() {
		Issuer.signIn(this.api.anonymous(), "eulogin", "berta", TAXUD);
		Api.Client browser = this.api.anonymous();
		browser.get("/graphiql");
		for (String password : List.of("", "demo", "{noop}")) {
			assertThat(browser.login("eulogin:berta", password).statusCode()).isEqualTo(401);
		}
		assertThat(this.api.as("taxud")
			.operation("create-account",
					Api.input("username", "eulogin:berta", "role", "TAXUD", "password", "seven brown bicycles"))
			.codes()).containsExactly("INVALID");
	}

	@Test
	void aNameStaysTheSubjectsThatHadItFirst() {
		Issuer.signIn(this.api.anonymous(), "eulogin", "carl", TAXUD);
		Api.Client another = this.api.anonymous();
		assertThat(Issuer.location(Issuer.signIn(another, "eulogin", "CARL", TAXUD)))
			.isEqualTo("/sign-in?problem=name_taken");
		assertThat(username(another)).isNull();
	}

	@Test
	void taxudDisablesAndEnablesAnAccountAsAnyOther() {
		Api.Client dora = this.api.anonymous();
		Issuer.signIn(dora, "eulogin", "dora", TAXUD);
		assertThat(dora.operation("disable-account", Api.input("username", "eulogin:dora")).codes()).isEmpty();
		assertThat(username(dora)).isNull();
		assertThat(Issuer.location(Issuer.signIn(dora, "eulogin", "dora", TAXUD)))
			.isEqualTo("/sign-in?problem=disabled");
		assertThat(username(dora)).isNull();
		this.api.as("taxud").operation("enable-account", Api.input("username", "eulogin:dora"));
		Issuer.signIn(dora, "eulogin", "dora", TAXUD);
		assertThat(username(dora)).isEqualTo("eulogin:dora");
	}

	@Test
	void anotherRoleEndsWhatBeganWithTheFormerOneAndNoneEndsAll() {
		Api.Client here = this.api.anonymous();
		Api.Client there = this.api.anonymous();
		Issuer.signIn(here, "eulogin", "emil", TAXUD);
		Issuer.signIn(there, "eulogin", "emil", Issuer.coordinator("AT"));
		assertThat(username(here)).isNull();
		assertThat(there.run(ME).<String>get("me.role")).isEqualTo("COORDINATOR");
		Issuer.signIn(here, "eulogin", "emil", Map.of("groups", List.of("staff")));
		assertThat(username(there)).isNull();
		assertThat(sessions("eulogin:emil")).isEmpty();
	}

	@Test
	void aCoordinatorWritesForTheOwnCountryOnly() {
		Api.Client frida = this.api.anonymous();
		Issuer.signIn(frida, "eulogin", "frida", Issuer.coordinator("AT"));
		String report = "mutation { reportUptake(input: { country: \"%s\", year: %d, trainingModule: \"VAT\" })"
				+ " { nationalReturn { changes { by } } errors { code } } }";
		int year = Year.now(this.clock).getValue();
		Api.Answer own = frida.run(report.formatted("AT", year));
		assertThat(own.<List<String>>get("reportUptake.nationalReturn.changes[*].by")).contains("eulogin:frida");
		assertThat(frida.run(report.formatted("DE", year)).classifications()).containsExactly("FORBIDDEN");
	}

	@Test
	void thereIsNoPasswordToChangeAndNoTokenThatWouldOutlastTheIssuer() {
		Api.Client gustav = this.api.anonymous();
		Issuer.signIn(gustav, "eulogin", "gustav", TAXUD);
		assertThat(gustav
			.operation("change-password", Api.input("currentPassword", "", "newPassword", "seven brown bicycles"))
			.codes()).containsExactly("NO_PASSWORD");
		assertThat(gustav
			.operation("create-api-token",
					Api.input("name", "nightly", "expiresOn", Year.now(this.clock) + "-12-31", "scopes",
							List.of("READ")))
			.codes()).containsExactly("NO_PASSWORD");
		assertThat(this.api.as("taxud")
			.operation("reset-password", Api.input("username", "eulogin:gustav", "newPassword", "seven brown bicycles"))
			.codes()).containsExactly("NO_PASSWORD");
	}

	@Test
	void whileTheIssuerIsAwayItIsSaidAndPasswordsGoOn() {
		Api.Client browser = this.api.anonymous();
		assertThat(Issuer.location(browser.get("/oauth2/authorization/away")))
			.isEqualTo("/sign-in?problem=unavailable");
		assertThat(username(this.api.as("at"))).isEqualTo("at");
		assertThat(browser.get("/oauth2/authorization/machine").statusCode()).isEqualTo(404);
		HttpResponse<String> unknown = browser.get("/oauth2/authorization/nowhere");
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(unknown.body()).contains("There is no such sign-in.");
	}

	@Test
	void whatNeedsASignInSaysSoAsEver() {
		Api.Client browser = this.api.anonymous().with("Accept", "text/html");
		HttpResponse<String> refused = browser.get("/actuator");
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body()).contains("Sign in first.");
		assertThat(browser.get("/login").statusCode()).isEqualTo(404);
		assertThat(browser.get("/logout").statusCode()).isEqualTo(404);
	}

	@Test
	void everybodyIsToldWhereToSignIn() {
		assertThat(this.api.anonymous()
			.operation("sign-in-providers", Map.of())
			.<List<Map<String, String>>>get("signInProviders"))
			.containsExactly(Map.of("name", "away", "url", "/oauth2/authorization/away"),
					Map.of("name", "EU Login", "url", "/oauth2/authorization/eulogin"),
					Map.of("name", "home", "url", "/oauth2/authorization/home"));
	}

	@Test
	void signingOutLeadsToTheIssuersSignOut() {
		Api.Client hanna = this.api.anonymous();
		Issuer.signIn(hanna, "eulogin", "hanna", TAXUD);
		HttpResponse<String> out = hanna.post("/logout", "application/x-www-form-urlencoded", "");
		assertThat(out.statusCode()).isEqualTo(204);
		assertThat(Issuer.location(out)).startsWith(Issuer.url("eulogin") + "/endsession?");
		assertThat(Issuer.parameters(Issuer.location(out))).containsEntry("client_id", Issuer.CLIENT)
			.containsEntry("post_logout_redirect_uri", this.api.base() + "/")
			.hasEntrySatisfying("id_token_hint", (hint) -> assertThat(hint.split("\\.")).hasSize(3));
		assertThat(sessions("eulogin:hanna")).isEmpty();
		HttpResponse<String> byPassword = this.api.as("at").post("/logout", "application/x-www-form-urlencoded", "");
		assertThat(byPassword.statusCode()).isEqualTo(204);
		assertThat(byPassword.headers().firstValue("Location")).isEmpty();
	}

	@Test
	void eachSignInBeginsASessionOfItsOwn() {
		Api.Client browser = this.api.as("at");
		String before = browser.cookie("JSESSIONID");
		Issuer.signIn(browser, "eulogin", "ida", TAXUD);
		assertThat(browser.cookie("JSESSIONID")).isNotEqualTo(before);
		assertThat(username(browser)).isEqualTo("eulogin:ida");
		assertThat(username(this.api.anonymous().with("Cookie", "JSESSIONID=" + before))).isNull();
		assertThat(browser.login("de", "demo").statusCode()).isEqualTo(204);
		assertThat(username(browser)).isEqualTo("de");
		assertThat(sessions("eulogin:ida")).isEmpty();
		assertThat(sessions("de")).noneMatch((session) -> session.containsKey("singleSignOn"));
	}

	private List<Document> sessions(String username) {
		return this.mongo.findAll(Document.class, "sessions")
			.stream()
			.filter((session) -> username.equals(session.getString("username")))
			.toList();
	}

	private static String username(Api.Client client) {
		Map<String, String> me = client.run("{ me { username } }").get("me");
		return (me != null) ? me.get("username") : null;
	}

}
