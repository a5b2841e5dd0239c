package eu.uptake.oidc;

import org.springframework.security.authentication.InsufficientAuthenticationException;

/**
 * The issuer has said who it is, and that isn't enough.
 */
class RefusedException extends InsufficientAuthenticationException {

	private static final long serialVersionUID = 1L;

	private final Refusal refusal;

	RefusedException(Refusal refusal) {
		super(refusal.words());
		this.refusal = refusal;
	}

	Refusal refusal() {
		return this.refusal;
	}

}
