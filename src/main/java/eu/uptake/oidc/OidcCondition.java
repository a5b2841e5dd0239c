package eu.uptake.oidc;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;

/**
 * Whether an issuer is named, for signing in or for tokens.
 */
class OidcCondition extends AnyNestedCondition {

	/** That an issuer of tokens is named. */
	static final String TOKENS = "'${spring.security.oauth2.resourceserver.jwt.issuer-uri:}"
			+ "${spring.security.oauth2.resourceserver.jwt.jwk-set-uri:}' != ''";

	OidcCondition() {
		super(ConfigurationPhase.PARSE_CONFIGURATION);
	}

	@ConditionalOnOAuth2ClientRegistrationProperties
	static class SignIn {

	}

	@ConditionalOnExpression(TOKENS)
	static class Tokens {

	}

}
