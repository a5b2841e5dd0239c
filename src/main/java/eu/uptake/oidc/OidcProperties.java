package eu.uptake.oidc;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import eu.uptake.account.Role;
import eu.uptake.signin.Scope;

/**
 * How an issuer's claims are read. A claim is named as it is, or by its path with dots
 * between.
 *
 * @param usernameClaim the claim that somebody is called by here
 * @param roleClaim the claim that says what somebody may do
 * @param roles the values of it that lead to each role; no others lead anywhere
 * @param countryClaim the claim that says which country a coordinator reports for
 * @param countries the values of it that lead to each country; where there are none, its
 * values are the codes
 * @param emailClaim the claim with the address that is written to
 * @param scopeClaim the claim of a token that says what it may be used for
 * @param scopes the values of it that stand for each scope
 */
@ConfigurationProperties("uptake.oidc")
record OidcProperties(@DefaultValue("sub") String usernameClaim, @DefaultValue("roles") String roleClaim,
		@DefaultValue Map<Role, List<String>> roles, @DefaultValue("country") String countryClaim,
		@DefaultValue Map<String, List<String>> countries, @DefaultValue("email") String emailClaim,
		@DefaultValue("scope") String scopeClaim, @DefaultValue Map<Scope, List<String>> scopes) {

	/**
	 * The values that stand for a scope.
	 * @param scope the scope
	 * @return those configured, else {@code uptake.read} for READ, and so on
	 */
	List<String> valuesOf(Scope scope) {
		List<String> configured = this.scopes.get(scope);
		return (configured != null) ? configured
				: List.of("uptake." + scope.name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

}
