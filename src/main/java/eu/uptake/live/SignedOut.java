package eu.uptake.live;

/**
 * Whoever has subscribed is no longer signed in.
 */
final class SignedOut extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SignedOut() {
		super("The sign-in that began this has ended. Sign in again.", null, false, false);
	}

}
