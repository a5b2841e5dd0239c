package eu.uptake.migration;

/**
 * The service must not start on this store; says why and what to do.
 */
public class StoreRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	public StoreRefusedException(String message, String action) {
		super(message);
		this.action = action;
	}

	String action() {
		return this.action;
	}

}
