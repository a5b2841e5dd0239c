package eu.uptake.account;

/**
 * The service doesn't start, since nobody could sign in.
 */
class FirstAccountException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	FirstAccountException(String message) {
		super(message);
	}

}
