package eu.uptake.oidc;

import java.util.List;

/**
 * The issuers that one can sign in at.
 */
interface SignInProviders {

	/**
	 * The issuers, whether or not they can be reached just now.
	 * @return in the order of their names in the settings
	 */
	List<SignInProvider> providers();

}
