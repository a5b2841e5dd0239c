package eu.uptake.oidc;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import eu.uptake.account.AccountEntry;
import eu.uptake.account.AccountRefused;
import eu.uptake.account.Vouched;
import eu.uptake.account.VouchedAccounts;
import eu.uptake.signin.SingleSignOn;

/**
 * Leads from who has come back from the issuer to the account.
 */
class OidcUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

	/** Some issuers put pictures into it. */
	private static final int LONGEST_ID_TOKEN = 4_000;

	private final OAuth2UserService<OidcUserRequest, OidcUser> claims;

	private final ClaimMapping mapping;

	private final VouchedAccounts accounts;

	OidcUsers(OAuth2UserService<OidcUserRequest, OidcUser> claims, ClaimMapping mapping, VouchedAccounts accounts) {
		this.claims = claims;
		this.mapping = mapping;
		this.accounts = accounts;
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) {
		OidcUser user = this.claims.loadUser(request);
		ClientRegistration registration = request.getClientRegistration();
		OidcIdToken idToken = request.getIdToken();
		Vouched by = new Vouched(Objects.requireNonNull(registration.getProviderDetails().getIssuerUri()),
				idToken.getSubject());
		AccountEntry account = account(registration.getRegistrationId(), by, user.getClaims());
		return new OidcPrincipal(user, account,
				new SingleSignOn(registration.getRegistrationId(), registration.getClientId(), by.issuer(),
						by.subject(), idToken.getClaimAsString("sid"), kept(idToken.getTokenValue())));
	}

	private AccountEntry account(String registrationId, Vouched by, Map<String, Object> said) {
		try {
			return this.accounts.signIn(this.mapping.account(registrationId, by, said));
		}
		catch (AccountRefused ex) {
			throw new RefusedException(Refusal.valueOf(ex.reason().name()));
		}
		catch (RefusedException ex) {
			// What the issuer said earlier no longer holds either.
			String username = this.mapping.username(registrationId, said);
			if (username != null) {
				this.accounts.endSessions(username, by);
			}
			throw ex;
		}
	}

	private static @Nullable String kept(String idToken) {
		return (idToken.length() <= LONGEST_ID_TOKEN) ? idToken : null;
	}

}
