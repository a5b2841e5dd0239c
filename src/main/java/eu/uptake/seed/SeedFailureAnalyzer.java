package eu.uptake.seed;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Prints a {@link SeedException} as a sentence instead of a stack trace.
 */
class SeedFailureAnalyzer extends AbstractFailureAnalyzer<SeedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SeedException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Mend the file and start again (nothing was loaded), or start empty with --uptake.seed=none.", cause);
	}

}
