package eu.uptake.oidc;

import java.util.Objects;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

import eu.uptake.account.AccountEntry;
import eu.uptake.account.AccountRefused;
import eu.uptake.account.Vouched;
import eu.uptake.account.VouchedAccounts;
import eu.uptake.signin.IssuedTokens;

/**
 * Takes the issuer's JSON Web Tokens. Nothing is kept of them.
 */
class IssuerTokens implements IssuedTokens {

	private final String space;

	private final String issuer;

	private final Discovered<JwtDecoder> decoder;

	private final ClaimMapping mapping;

	private final VouchedAccounts accounts;

	/**
	 * Makes it.
	 * @param space what the names of its accounts begin with
	 * @param issuer the issuer
	 * @param decoder checks a token's signature, issuer, audience and times
	 * @param mapping leads from claims to an account
	 * @param accounts tells whether the account is to be let in
	 */
	IssuerTokens(String space, String issuer, Discovered<JwtDecoder> decoder, ClaimMapping mapping,
			VouchedAccounts accounts) {
		this.space = space;
		this.issuer = issuer;
		this.decoder = decoder;
		this.mapping = mapping;
		this.accounts = accounts;
	}

	@Override
	public Grant take(String token) {
		Jwt jwt = decode(token);
		Vouched by = new Vouched(this.issuer, Objects.requireNonNullElse(jwt.getSubject(), ""));
		if (by.subject().isEmpty()) {
			throw new RefusedException(Refusal.NO_NAME);
		}
		return new Grant(account(by, jwt), this.mapping.scopes(jwt.getClaims()));
	}

	private AccountEntry account(Vouched by, Jwt jwt) {
		try {
			return this.accounts.recognise(this.mapping.account(this.space, by, jwt.getClaims()));
		}
		catch (AccountRefused ex) {
			Refusal refusal = Refusal.valueOf(ex.reason().name());
			if (refusal == Refusal.DISABLED) {
				throw new DisabledException(refusal.words());
			}
			throw new RefusedException(refusal);
		}
	}

	private Jwt decode(String token) {
		try {
			return this.decoder.get().decode(token);
		}
		catch (BadJwtException ex) {
			throw new BadCredentialsException("The token is unknown or no longer good.");
		}
		catch (JwtException ex) {
			throw new IssuerAwayException(ex);
		}
	}

}
