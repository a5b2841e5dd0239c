package eu.uptake.session;

import org.jspecify.annotations.Nullable;

/**
 * How many officials gave which answer to "did the training meet your expectations?".
 *
 * @param fully answered "fully"
 * @param largely answered "to a large extent"
 * @param partly answered "partly"
 * @param notAtAll answered "not at all"
 */
record ExpectationAnswers(long fully, long largely, long partly, long notAtAll) {

	static final ExpectationAnswers NONE = new ExpectationAnswers(0, 0, 0, 0);

	long answers() {
		return this.fully + this.largely + this.partly + this.notAtAll;
	}

	long met() {
		return this.fully + this.largely;
	}

	@Nullable Double percent() {
		return (answers() > 0) ? 100.0 * met() / answers() : null;
	}

}
