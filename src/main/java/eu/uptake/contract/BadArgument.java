package eu.uptake.contract;

/**
 * A query's argument can't be used: answered as a top-level error of classification
 * {@code BAD_REQUEST} that names the argument, or as a problem with status 400.
 */
public class BadArgument extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String argument;

	private final String reason;

	public BadArgument(String argument, String message, Object... args) {
		super("%s: %s".formatted(argument, message.formatted(args)), null, false, false);
		this.argument = argument;
		this.reason = message.formatted(args);
	}

	/**
	 * Where the argument stands.
	 * @return its place, such as {@code filter.countries}
	 */
	public String argument() {
		return this.argument;
	}

	public String reason() {
		return this.reason;
	}

}
