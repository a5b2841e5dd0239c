package eu.uptake.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

import eu.uptake.signin.SingleSignOn;

/**
 * Tells whoever signs out here where to sign out at the issuer, too: the answer's
 * {@code Location}, for a browser to go to.
 */
class SignOutAtIssuer implements LogoutHandler {

	private final ClientRegistrationRepository registrations;

	SignOutAtIssuer(ClientRegistrationRepository registrations) {
		this.registrations = registrations;
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		SingleSignOn signOn = SingleSignOn.of(request.getSession(false));
		if (signOn == null) {
			return;
		}
		String endpoint = endpoint(signOn.registration());
		if (endpoint != null) {
			UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(endpoint)
				.queryParam("client_id", "{client}")
				.queryParam("post_logout_redirect_uri", "{here}");
			String here = ServletUriComponentsBuilder.fromContextPath(request).path("/").toUriString();
			String hint = signOn.idToken();
			response.setHeader(HttpHeaders.LOCATION,
					(hint != null) ? uri.queryParam("id_token_hint", "{hint}")
						.encode()
						.buildAndExpand(signOn.client(), here, hint)
						.toUriString() : uri.encode().buildAndExpand(signOn.client(), here).toUriString());
		}
	}

	// The session here ends in any case.
	private @Nullable String endpoint(String registrationId) {
		try {
			ClientRegistration registration = this.registrations.findByRegistrationId(registrationId);
			return (registration != null && registration.getProviderDetails()
				.getConfigurationMetadata()
				.get("end_session_endpoint") instanceof String found) ? found : null;
		}
		catch (IssuerAwayException ex) {
			return null;
		}
	}

}
