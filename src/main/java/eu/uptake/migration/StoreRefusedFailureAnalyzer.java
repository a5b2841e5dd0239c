package eu.uptake.migration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Prints a {@link StoreRefusedException} as a sentence instead of a stack trace.
 */
class StoreRefusedFailureAnalyzer extends AbstractFailureAnalyzer<StoreRefusedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, StoreRefusedException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
	}

}
