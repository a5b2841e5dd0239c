package eu.uptake.oidc;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import eu.uptake.account.AccountEntry;
import eu.uptake.signin.SingleSignOn;
import eu.uptake.signin.SingleSignOnPrincipal;

/**
 * Whoever has just come back from the issuer.
 */
final class OidcPrincipal extends DefaultOidcUser implements SingleSignOnPrincipal {

	private static final long serialVersionUID = 1L;

	private final transient AccountEntry entry;

	private final transient SingleSignOn singleSignOn;

	OidcPrincipal(OidcUser user, AccountEntry entry, SingleSignOn singleSignOn) {
		super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
		this.entry = entry;
		this.singleSignOn = singleSignOn;
	}

	@Override
	public AccountEntry entry() {
		return this.entry;
	}

	@Override
	public SingleSignOn singleSignOn() {
		return this.singleSignOn;
	}

	@Override
	public String getName() {
		return this.entry.username();
	}

	// Logs hold no claims.
	@Override
	public String toString() {
		return this.entry.toString();
	}

}
