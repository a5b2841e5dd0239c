package eu.uptake.oidc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Settings that couldn't be meant stop the start; an issuer that is away doesn't.
 */
class OidcSettingsTests {

	@Test
	void signingInNeedsTheScopeOpenid() {
		OAuth2ClientProperties properties = signIn("https://issuer.example");
		properties.getRegistration().get("idp").setScope(Set.of("email"));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new Registrations(properties))
			.satisfies(
					(ex) -> assertThat(ex.getName()).isEqualTo("spring.security.oauth2.client.registration.idp.scope"));
	}

	@Test
	void signingInNeedsTheIssuersAddress() {
		OAuth2ClientProperties properties = signIn(null);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new Registrations(properties))
			.satisfies((ex) -> assertThat(ex.getName())
				.isEqualTo("spring.security.oauth2.client.provider.idp.issuer-uri"));
	}

	@Test
	void somebodyMustBeLetIn() {
		OidcProperties nobody = new OidcProperties("sub", "roles", Map.of(), "country", Map.of(), "email", "scope",
				Map.of());
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new OidcConfiguration().claimMapping(nobody, null))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("uptake.oidc.roles"));
	}

	@Test
	void tokensNeedAnIssuerAndAnAudience() {
		OAuth2ResourceServerProperties properties = new OAuth2ResourceServerProperties();
		properties.getJwt().setJwkSetUri("https://issuer.example/keys");
		assertThat(wrong(properties)).isEqualTo("spring.security.oauth2.resourceserver.jwt.issuer-uri");
		properties.getJwt().setIssuerUri("https://issuer.example");
		assertThat(wrong(properties)).isEqualTo("spring.security.oauth2.resourceserver.jwt.audiences");
	}

	@Test
	void anIssuerThatIsAwayIsAskedOnceInAWhile() {
		AtomicInteger asked = new AtomicInteger();
		Discovered<String> away = new Discovered<>("away", () -> {
			asked.incrementAndGet();
			throw new IllegalArgumentException("Connection refused");
		});
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(IssuerAwayException.class).isThrownBy(away::get)
				.withMessage("The issuer can't be reached. Try again.");
		}
		assertThat(asked).hasValue(1);
		assertThatExceptionOfType(IssuerAwayException.class)
			.isThrownBy(() -> new IssuerTokens("jwt", "https://issuer.example", new Discovered<>("away", () -> {
				throw new IllegalArgumentException("Connection refused");
			}), null, null).take("a.b.c"));
	}

	@Test
	void anIssuerThatAnswersIsAskedOnce() {
		AtomicInteger asked = new AtomicInteger();
		Discovered<Integer> known = new Discovered<>("there", asked::incrementAndGet);
		assertThat(List.of(known.get(), known.get(), known.get())).containsExactly(1, 1, 1);
	}

	private static String wrong(OAuth2ResourceServerProperties properties) {
		try {
			new OidcTokenConfiguration().issuerTokens(properties, null, null, null);
			return null;
		}
		catch (InvalidConfigurationPropertyValueException ex) {
			return ex.getName();
		}
	}

	private static OAuth2ClientProperties signIn(String issuer) {
		OAuth2ClientProperties properties = new OAuth2ClientProperties();
		OAuth2ClientProperties.Registration registration = new OAuth2ClientProperties.Registration();
		registration.setClientId("uptake");
		properties.getRegistration().put("idp", registration);
		OAuth2ClientProperties.Provider provider = new OAuth2ClientProperties.Provider();
		provider.setIssuerUri(issuer);
		properties.getProvider().put("idp", provider);
		return properties;
	}

}
