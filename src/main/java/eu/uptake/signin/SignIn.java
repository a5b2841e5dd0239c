package eu.uptake.signin;

/**
 * That somebody is signed in, for what goes on after the request.
 */
public interface SignIn {

	/**
	 * Looks whether it is still good.
	 * @return false once the session has ended, the token is revoked or the account is
	 * disabled; as of a few seconds ago at most
	 */
	boolean isGood();

}
