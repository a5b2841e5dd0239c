package eu.uptake.signin;

import eu.uptake.account.Account;
import eu.uptake.account.AccountEntry;
import eu.uptake.account.AccountPrincipal;

/**
 * Somebody who has just signed in at an issuer. The session begins as this account's, and
 * remembers how it began.
 */
public interface SingleSignOnPrincipal extends AccountPrincipal {

	/**
	 * The account.
	 * @return it, as stored
	 */
	AccountEntry entry();

	/**
	 * The sign-in.
	 * @return what the session is to keep
	 */
	SingleSignOn singleSignOn();

	@Override
	default Account account() {
		return entry().account();
	}

}
