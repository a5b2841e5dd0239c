package eu.uptake.account;

/**
 * Why somebody whom an issuer vouches for isn't let in.
 */
public class AccountRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	AccountRefused(Reason reason) {
		super(reason.name());
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/**
	 * The reasons.
	 */
	public enum Reason {

		/** The account is kept out. */
		DISABLED,

		/** There is an account of that name, and it is somebody else's. */
		NAME_TAKEN

	}

}
