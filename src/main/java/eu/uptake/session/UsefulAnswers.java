package eu.uptake.session;

import org.jspecify.annotations.Nullable;

/**
 * How many officials gave which answer to "was the training useful?".
 *
 * @param veryUseful answered "very useful"
 * @param useful answered "useful"
 * @param notVeryUseful answered "not very useful"
 * @param notUseful answered "not useful"
 */
record UsefulAnswers(long veryUseful, long useful, long notVeryUseful, long notUseful) {

	static final UsefulAnswers NONE = new UsefulAnswers(0, 0, 0, 0);

	long answers() {
		return this.veryUseful + this.useful + this.notVeryUseful + this.notUseful;
	}

	long positive() {
		return this.veryUseful + this.useful;
	}

	@Nullable Double percent() {
		return (answers() > 0) ? 100.0 * positive() / answers() : null;
	}

}
