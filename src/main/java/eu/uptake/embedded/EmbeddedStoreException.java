package eu.uptake.embedded;

/**
 * The service can't start with the embedded store; says why and what to do.
 */
class EmbeddedStoreException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	EmbeddedStoreException(String message, String action) {
		super(message);
		this.action = action;
	}

	String action() {
		return this.action;
	}

}
