package eu.uptake.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

import eu.uptake.Api;
import eu.uptake.TestStore;

/**
 * The issuers of {@link OidcTest}, and what a browser does between them and the service.
 */
final class Issuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final String CLIENT = "uptake-web";

	static final String AUDIENCE = "uptake-api";

	static final String SECRET = "a secret of as many bits as a hash has, or more";

	private static final MockOAuth2Server SERVER = start();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		new TestStore().initialize(context);
		String client = "spring.security.oauth2.client.";
		TestPropertyValues.of(client + "registration.eulogin.client-id=" + CLIENT,
				client + "registration.eulogin.client-secret=" + SECRET,
				client + "registration.eulogin.client-authentication-method=client_secret_jwt",
				client + "registration.eulogin.client-name=EU Login",
				client + "provider.eulogin.issuer-uri=" + url("eulogin"), client + "registration.home.client-id=public",
				client + "registration.home.client-authentication-method=none",
				client + "registration.home.scope=openid,email", client + "provider.home.issuer-uri=" + url("home"),
				client + "registration.away.client-id=" + CLIENT,
				client + "provider.away.issuer-uri=http://127.0.0.1:1/away",
				client + "registration.machine.client-id=none", client + "registration.machine.provider=away",
				client + "registration.machine.authorization-grant-type=client_credentials",
				"spring.security.oauth2.resourceserver.jwt.issuer-uri=" + url("eulogin"),
				"spring.security.oauth2.resourceserver.jwt.audiences=" + AUDIENCE, "uptake.oidc.role-claim=groups",
				"uptake.oidc.roles.coordinator=uptake-coordinators",
				"uptake.oidc.roles.taxud=uptake-taxud, uptake-heads", "uptake.oidc.roles.operator=uptake-operators")
			.applyTo(context);
	}

	static String url(String issuer) {
		return SERVER.url(issuer).toString();
	}

	/**
	 * Signs somebody in, as a browser that follows each redirection.
	 * @param browser the browser
	 * @param registration where
	 * @param subject who
	 * @param claims what the issuer says beside
	 * @return the service's answer to the return
	 */
	static HttpResponse<String> signIn(Api.Client browser, String registration, String subject,
			Map<String, Object> claims) {
		expect(registration, subject, claims);
		return browser.get(returning(browser, registration));
	}

	/**
	 * Says who signs in next.
	 * @param registration where
	 * @param subject who
	 * @param claims what the issuer says beside
	 */
	static void expect(String registration, String subject, Map<String, Object> claims) {
		SERVER.enqueueCallback(new DefaultOAuth2TokenCallback(registration, subject, "JWT", null, claims, 3600));
	}

	/**
	 * Says who signs in next, and looks at how the service proves to be the client.
	 * @param registration where
	 * @param subject who
	 * @param claims what the issuer says beside
	 * @return the proof, when it has come
	 */
	static CompletableFuture<ClientAuthentication> proof(String registration, String subject,
			Map<String, Object> claims) {
		CompletableFuture<ClientAuthentication> proof = new CompletableFuture<>();
		SERVER.enqueueCallback(new DefaultOAuth2TokenCallback(registration, subject, "JWT", null, claims, 3600) {

			@Override
			public String subject(TokenRequest request) {
				proof.complete(request.getClientAuthentication());
				return super.subject(request);
			}

		});
		return proof;
	}

	/**
	 * Goes to the issuer and as far as it sends back.
	 * @param browser the browser
	 * @param registration where
	 * @return the address at the service, with the code
	 */
	static String returning(Api.Client browser, String registration) {
		String there = location(browser.get("/oauth2/authorization/" + registration));
		return location(browser.get(there));
	}

	static String location(HttpResponse<?> response) {
		return response.headers()
			.firstValue("Location")
			.orElseThrow(() -> new AssertionError("No redirection: " + response.statusCode() + " " + response.body()));
	}

	static Map<String, String> parameters(String address) {
		return Stream.of(URI.create(address).getRawQuery().split("&"))
			.map((parameter) -> parameter.split("=", 2))
			.collect(Collectors.toMap((parameter) -> parameter[0],
					(parameter) -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
	}

	static Map<String, Object> coordinator(String country) {
		return Map.of("groups", List.of("staff", "uptake-coordinators"), "country", country);
	}

	/**
	 * A token for the API.
	 * @param subject who
	 * @param scopes what for
	 * @param claims what is said beside; null takes a claim out
	 * @return the token
	 */
	static String token(String subject, String scopes, Map<String, Object> claims) {
		Map<String, Object> all = new HashMap<>(
				Map.of("sub", subject, "aud", AUDIENCE, "scope", scopes, "iss", url("eulogin")));
		Instant now = Instant.now();
		all.put("iat", Date.from(now.minusSeconds(600)));
		all.put("exp", Date.from(now.plusSeconds(600)));
		all.put("jti", UUID.randomUUID().toString());
		all.putAll(claims);
		return signed("eulogin", "JWT", all);
	}

	/**
	 * A token that says that a session has ended.
	 * @param changes claims beside those that it must have; null takes one out
	 * @return the token
	 */
	static String logoutToken(Map<String, Object> changes) {
		Map<String, Object> claims = new HashMap<>(
				Map.of("iss", url("eulogin"), "aud", CLIENT, "iat", Date.from(Instant.now()), "exp",
						Date.from(Instant.now().plusSeconds(120)), "jti", UUID.randomUUID().toString(), "events",
						Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
		claims.putAll(changes);
		return signed("eulogin", "logout+jwt", claims);
	}

	/**
	 * Any claims, signed.
	 * @param issuer whose key signs
	 * @param type the token's type
	 * @param claims the claims; null takes one out
	 * @return the token
	 */
	static String signed(String issuer, String type, Map<String, Object> claims) {
		// A claim of null replaces what the server puts in by itself.
		Map<String, Object> given = new HashMap<>(claims);
		for (String standard : List.of("nbf", "exp", "iat", "jti", "sub", "aud", "iss", "tid", "azp")) {
			given.putIfAbsent(standard, null);
		}
		return SERVER
			.issueToken(issuer, CLIENT, new DefaultOAuth2TokenCallback(issuer, "nobody", type, List.of(), given, 3600))
			.serialize();
	}

	/**
	 * A token as no issuer makes it.
	 * @param token a genuine one
	 * @param header the header to put in the place of its own, or null
	 * @param from a text in its claims
	 * @param to another one in its place
	 * @param signature what to put in the signature's place, or null
	 * @return the token
	 */
	static String tampered(String token, String header, String from, String to, String signature) {
		String[] parts = token.split("\\.");
		String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace(from, to);
		return encoded(
				(header != null) ? header : new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
				+ "." + encoded(claims) + "." + ((signature != null) ? signature : parts[2]);
	}

	private static String encoded(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static MockOAuth2Server start() {
		MockOAuth2Server server = new MockOAuth2Server(
				new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));
		try {
			server.start(InetAddress.getByName("localhost"), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return server;
	}

}
