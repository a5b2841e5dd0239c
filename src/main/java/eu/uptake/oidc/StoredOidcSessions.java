package eu.uptake.oidc;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

import eu.uptake.signin.SingleSignOnSessions;

/**
 * Which sessions began with which of the issuer's is written in the sessions themselves,
 * so that every instance knows. They end here; nothing is left for Spring to do.
 */
class StoredOidcSessions implements OidcSessionRegistry {

	private final SingleSignOnSessions sessions;

	StoredOidcSessions(SingleSignOnSessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public void saveSessionInformation(OidcSessionInformation session) {
	}

	@Override
	public @Nullable OidcSessionInformation removeSessionInformation(String sessionId) {
		return null;
	}

	@Override
	public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
		this.sessions.end(token.getIssuer().toExternalForm(), token.getAudience(), token.getSubject(),
				token.getSessionId());
		return List.of();
	}

}
