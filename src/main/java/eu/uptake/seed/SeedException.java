package eu.uptake.seed;

/**
 * The seed can't be loaded; the message names file, line and reason.
 */
public class SeedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SeedException(String message) {
		super(message);
	}

}
