package eu.uptake.oidc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * The sign-ins of Spring's own settings. Each issuer is asked when somebody first wants
 * to sign in there.
 */
class Registrations implements ClientRegistrationRepository, SignInProviders {

	private static final String PREFIX = "spring.security.oauth2.client.";

	private final SortedMap<String, Discovered<ClientRegistration>> byId = new TreeMap<>();

	private final List<SignInProvider> providers;

	Registrations(OAuth2ClientProperties properties) {
		new TreeMap<>(properties.getRegistration()).forEach((id, registration) -> {
			if (signsPeopleIn(registration)) {
				check(id, registration, properties.getProvider());
				this.byId.put(id, new Discovered<>(id, () -> registration(id, registration, properties.getProvider())));
			}
		});
		this.providers = this.byId.keySet()
			.stream()
			.map((id) -> new SignInProvider(name(id, properties.getRegistration()), "/oauth2/authorization/" + id))
			.toList();
	}

	@Override
	public List<SignInProvider> providers() {
		return this.providers;
	}

	/**
	 * A sign-in.
	 * @param id its name in the settings
	 * @return the sign-in, or null if there is none of that name
	 * @throws IssuerAwayException if the issuer hasn't been reached yet, and isn't now
	 */
	@Override
	public @Nullable ClientRegistration findByRegistrationId(String id) {
		Discovered<ClientRegistration> registration = this.byId.get(id);
		return (registration != null) ? registration.get() : null;
	}

	private static boolean signsPeopleIn(OAuth2ClientProperties.Registration registration) {
		String grant = registration.getAuthorizationGrantType();
		return grant == null || grant.equals(AuthorizationGrantType.AUTHORIZATION_CODE.getValue());
	}

	// What would only be noticed by whoever tries to sign in.
	private static void check(String id, OAuth2ClientProperties.Registration registration,
			Map<String, OAuth2ClientProperties.Provider> providers) {
		Set<String> scope = registration.getScope();
		if (scope == null || scope.isEmpty()) {
			registration.setScope(Set.of(OidcScopes.OPENID));
		}
		else if (!scope.contains(OidcScopes.OPENID)) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "registration." + id + ".scope", scope,
					"Signing in needs the scope \"openid\".");
		}
		String provider = (registration.getProvider() != null) ? registration.getProvider() : id;
		OAuth2ClientProperties.Provider known = providers.get(provider);
		if (known == null || known.getIssuerUri() == null) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "provider." + provider + ".issuer-uri", null,
					"Signing in needs the issuer's address.");
		}
	}

	private static ClientRegistration registration(String id, OAuth2ClientProperties.Registration registration,
			Map<String, OAuth2ClientProperties.Provider> providers) {
		OAuth2ClientProperties one = new OAuth2ClientProperties();
		one.getRegistration().put(id, registration);
		one.getProvider().putAll(providers);
		return new OAuth2ClientPropertiesMapper(one).asClientRegistrations().values().iterator().next();
	}

	private static String name(String id, Map<String, OAuth2ClientProperties.Registration> registrations) {
		String name = registrations.get(id).getClientName();
		return (name != null) ? name : id;
	}

}
