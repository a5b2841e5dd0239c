package eu.uptake.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Prints a {@link FirstAccountException} as a sentence instead of a stack trace.
 */
class FirstAccountFailureAnalyzer extends AbstractFailureAnalyzer<FirstAccountException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, FirstAccountException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Give TAXUD's first account a password of at least %d characters with UPTAKE_ADMIN_PASSWORD (its name is taxud, or that of UPTAKE_ADMIN_USERNAME); it must be neither made of that name, nor a few characters repeated or counting on, nor a common one. After the first start neither is needed."
					.formatted(PasswordRules.SHORTEST),
				cause);
	}

}
