package eu.uptake.signin;

import org.springframework.security.core.AuthenticationException;

import eu.uptake.contract.TooManyRequests;

/**
 * Too many sign-ins have failed to look at another one now.
 */
public class TooManySignIns extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final long retryAfterSeconds;

	TooManySignIns(TooManyRequests refused) {
		super("Too many failed sign-ins; try again in %d s.".formatted(refused.retryAfterSeconds()), refused);
		this.retryAfterSeconds = refused.retryAfterSeconds();
	}

	public long retryAfterSeconds() {
		return this.retryAfterSeconds;
	}

}
