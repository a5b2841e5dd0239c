package eu.uptake.oidc;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import eu.uptake.country.Countries;

/**
 * What signing in at an issuer and its tokens share.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(OidcCondition.class)
@EnableConfigurationProperties(OidcProperties.class)
class OidcConfiguration {

	@Bean
	ClaimMapping claimMapping(OidcProperties properties, Countries countries) {
		if (properties.roles().isEmpty()) {
			throw new InvalidConfigurationPropertyValueException("uptake.oidc.roles", null,
					"Nobody could sign in: say which values of the claim \"%s\" lead to which role."
						.formatted(properties.roleClaim()));
		}
		return new ClaimMapping(properties, countries);
	}

}
