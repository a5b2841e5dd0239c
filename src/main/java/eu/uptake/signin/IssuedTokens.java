package eu.uptake.signin;

import java.util.List;

import eu.uptake.account.AccountEntry;

/**
 * Tokens that somebody else has issued, where the operator has named an issuer.
 */
public interface IssuedTokens {

	/**
	 * Takes a token.
	 * @param token what followed {@code Bearer}
	 * @return who brings it, and what it is good for
	 * @throws org.springframework.security.core.AuthenticationException if it is good for
	 * nothing: an
	 * {@link org.springframework.security.authentication.InsufficientAuthenticationException}
	 * for a genuine one that leads to no account, an
	 * {@link org.springframework.security.authentication.AuthenticationServiceException}
	 * if the issuer can't be asked
	 */
	Grant take(String token);

	/**
	 * What a token gives.
	 *
	 * @param account the account as the token describes it
	 * @param scopes what it may be used for, within what the account's role may do
	 */
	record Grant(AccountEntry account, List<Scope> scopes) {
	}

}
