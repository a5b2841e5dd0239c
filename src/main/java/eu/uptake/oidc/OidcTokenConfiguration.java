package eu.uptake.oidc;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder;
import org.springframework.web.client.RestTemplate;

import eu.uptake.account.VouchedAccounts;

/**
 * Tokens of the issuer that Spring's own settings name.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnExpression(OidcCondition.TOKENS)
@EnableConfigurationProperties(OAuth2ResourceServerProperties.class)
class OidcTokenConfiguration {

	private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

	/** What names of accounts begin with where nobody signs in at the same issuer. */
	private static final String SPACE = "jwt";

	@Bean
	IssuerTokens issuerTokens(OAuth2ResourceServerProperties properties, ClaimMapping mapping, VouchedAccounts accounts,
			ObjectProvider<OAuth2ClientProperties> signIn) {
		OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
		String issuer = jwt.getIssuerUri();
		if (issuer == null) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "issuer-uri", null,
					"Whose tokens are taken? Keys alone don't tell.");
		}
		if (jwt.getAudiences().isEmpty()) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "audiences", null,
					"Tokens that were made for other services must not be taken: say for whom those for this one are.");
		}
		OAuth2ClientProperties registered = signIn.getIfAvailable();
		return new IssuerTokens((registered != null) ? space(issuer, registered) : SPACE, issuer,
				new Discovered<>(issuer, () -> decoder(jwt, issuer)), mapping, accounts);
	}

	// Whoever signs in there and brings a token is one account.
	private static String space(String issuer, OAuth2ClientProperties signIn) {
		return signIn.getRegistration()
			.entrySet()
			.stream()
			.sorted(Comparator.comparing(Entry::getKey))
			.filter((entry) -> issuer.equals(issuer(entry, signIn)))
			.map(Entry::getKey)
			.findFirst()
			.orElse(SPACE);
	}

	private static @Nullable String issuer(Entry<String, OAuth2ClientProperties.Registration> registration,
			OAuth2ClientProperties signIn) {
		String named = registration.getValue().getProvider();
		OAuth2ClientProperties.Provider provider = signIn.getProvider()
			.get((named != null) ? named : registration.getKey());
		return (provider != null) ? provider.getIssuerUri() : null;
	}

	private static JwtDecoder decoder(OAuth2ResourceServerProperties.Jwt properties, String issuer) {
		String keys = properties.getJwkSetUri();
		JwkSetUriJwtDecoderBuilder builder = (keys != null) ? NimbusJwtDecoder.withJwkSetUri(keys)
			.jwsAlgorithms((algorithms) -> properties.getJwsAlgorithms()
				.stream()
				.map(SignatureAlgorithm::from)
				.forEach(algorithms::add)) : NimbusJwtDecoder.withIssuerLocation(issuer);
		NimbusJwtDecoder decoder = builder.restOperations(new RestTemplate(IssuerHttp.requests())).build();
		decoder.setJwtValidator(validator(issuer, properties.getAudiences()));
		return decoder;
	}

	private static OAuth2TokenValidator<Jwt> validator(String issuer, List<String> audiences) {
		// One that never ends couldn't be taken back.
		JwtTimestampValidator times = new JwtTimestampValidator();
		times.setAllowEmptyExpiryClaim(false);
		// Access tokens say so where RFC 9068 is kept; a logout token isn't one.
		JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt");
		types.setAllowEmpty(true);
		return JwtValidators.createDefaultWithValidators(
				List.of(times, types, new JwtIssuerValidator(issuer), new JwtClaimValidator<Collection<String>>(
						JwtClaimNames.AUD, (given) -> given != null && !Collections.disjoint(given, audiences))));
	}

}
