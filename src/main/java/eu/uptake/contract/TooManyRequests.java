package eu.uptake.contract;

/**
 * A client has asked too often: answered as a top-level error of classification
 * {@code TOO_MANY_REQUESTS}.
 */
public class TooManyRequests extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final long retryAfterSeconds;

	public TooManyRequests(long retryAfterSeconds) {
		super("Too many requests; try again in %d s.".formatted(retryAfterSeconds), null, false, false);
		this.retryAfterSeconds = retryAfterSeconds;
	}

	public long retryAfterSeconds() {
		return this.retryAfterSeconds;
	}

}
