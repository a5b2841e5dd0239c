package eu.uptake.oidc;

import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * The issuer can't be asked just now.
 */
class IssuerAwayException extends AuthenticationServiceException {

	private static final long serialVersionUID = 1L;

	IssuerAwayException(Throwable cause) {
		super("The issuer can't be reached. Try again.", cause);
	}

}
