package eu.uptake.account;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Whoever is signed in, by whatever means: what an authentication's principal must be for
 * the service to know its account.
 */
public interface AccountPrincipal extends AuthenticatedPrincipal {

	/**
	 * The account.
	 * @return the account as it was when the request began, or a few seconds earlier
	 */
	Account account();

	@Override
	default String getName() {
		return account().username();
	}

}
