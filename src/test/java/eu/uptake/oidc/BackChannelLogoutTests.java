package eu.uptake.oidc;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The issuer ends sessions. Each request reads its session from the store, which is all
 * that the instances have in common, so what holds for this one holds for every one.
 */
@OidcTest
class BackChannelLogoutTests {

	@Autowired
	private Api api;

	private Api.Client first;

	private Api.Client second;

	private Api.Client other;

	private Api.Client elsewhere;

	@BeforeEach
	void signIn() {
		this.first = signedIn("eulogin", "anna", "one");
		this.second = signedIn("eulogin", "anna", "two");
		this.other = signedIn("eulogin", "bert", "three");
		this.elsewhere = signedIn("home", "anna", "one");
	}

	@Test
	void aSessionThatEndsThereEndsHereAndNoOther() {
		assertThat(logout("eulogin", Issuer.logoutToken(Map.of("sid", "one"))).statusCode()).isEqualTo(200);
		assertThat(signedIn()).containsExactly(false, true, true, true);
	}

	@Test
	void aPersonsSessionsEndTogether() {
		assertThat(logout("eulogin", Issuer.logoutToken(Map.of("sub", "anna"))).statusCode()).isEqualTo(200);
		assertThat(signedIn()).containsExactly(false, false, true, true);
	}

	@Test
	void aSessionOfSomebodyElseIsNotMeant() {
		assertThat(logout("eulogin", Issuer.logoutToken(Map.of("sub", "anna", "sid", "three"))).statusCode())
			.isEqualTo(200);
		assertThat(signedIn()).containsExactly(true, true, true, true);
	}

	@Test
	void sayingItTwiceDoesNoHarm() {
		String token = Issuer.logoutToken(Map.of("sub", "bert"));
		assertThat(logout("eulogin", token).statusCode()).isEqualTo(200);
		assertThat(logout("eulogin", token).statusCode()).isEqualTo(200);
		assertThat(signedIn()).containsExactly(true, true, false, true);
	}

	static Stream<Arguments> forged() {
		String genuine = Issuer.logoutToken(Map.of("sub", "anna"));
		Map<String, Object> noEvents = new HashMap<>(Map.of("sub", "anna"));
		noEvents.put("events", null);
		return Stream.of(
				Arguments.of("unsigned",
						Issuer.tampered(genuine, "{\"alg\":\"none\",\"typ\":\"logout+jwt\"}", "", "", "")),
				Arguments.of("changed",
						Issuer.tampered(Issuer.logoutToken(Map.of("sub", "nobody")), null, "\"sub\":\"nobody\"",
								"\"sub\":\"anna\"", null)),
				Arguments.of("another's key",
						Issuer.signed("home", "logout+jwt",
								Map.of("iss", Issuer.url("eulogin"), "aud", Issuer.CLIENT, "sub", "anna", "jti", "1",
										"iat", new java.util.Date(), "events",
										Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())))),
				Arguments.of("for another client", Issuer.logoutToken(Map.of("sub", "anna", "aud", "other"))),
				Arguments.of("of another issuer", Issuer.logoutToken(Map.of("sub", "anna", "iss", Issuer.url("home")))),
				Arguments.of("an ID token", Issuer.logoutToken(Map.of("sub", "anna", "nonce", "n"))),
				Arguments.of("no event", Issuer.logoutToken(noEvents)),
				Arguments.of("of nobody", Issuer.logoutToken(Map.of())), Arguments.of("garbage", "a.b.c"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forged")
	void whatTheIssuerHasNotSaidEndsNothing(String what, String token) {
		HttpResponse<String> response = logout("eulogin", token);
		assertThat(response.statusCode()).as(what).isEqualTo(400);
		assertThat(signedIn()).containsExactly(true, true, true, true);
	}

	@Test
	void whoeverCannotBeAskedForItsKeysIsToldToComeAgain() {
		HttpResponse<String> response = logout("away", Issuer.logoutToken(Map.of("sub", "anna")));
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("10");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(logout("nowhere", "a.b.c").statusCode()).isEqualTo(400);
	}

	private HttpResponse<String> logout(String registration, String token) {
		return this.api.anonymous()
			.post("/logout/connect/back-channel/" + registration, "application/x-www-form-urlencoded",
					"logout_token=" + token);
	}

	private List<Boolean> signedIn() {
		return Stream.of(this.first, this.second, this.other, this.elsewhere)
			.map((client) -> client.run("{ me { username } }").<Object>get("me") != null)
			.toList();
	}

	private Api.Client signedIn(String registration, String subject, String sid) {
		Api.Client browser = this.api.anonymous();
		Issuer.signIn(browser, registration, subject, Map.of("groups", List.of("uptake-operators"), "sid", sid));
		return browser;
	}

}
