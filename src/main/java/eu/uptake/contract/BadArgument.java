package eu.uptake.contract;

/**
 * A query's argument can't be used: answered as a top-level error of classification
 * {@code BAD_REQUEST} that names the argument.
 */
public class BadArgument extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public BadArgument(String argument, String message, Object... args) {
		super("%s: %s".formatted(argument, message.formatted(args)), null, false, false);
	}

}
