package eu.uptake.session;

/**
 * A session's event assessment: how many answered what. Not everybody answers.
 *
 * @param metExpectations the answers to "did it meet your expectations?"
 * @param useful the answers to "was it useful?"
 */
record SessionFeedback(ExpectationAnswers metExpectations, UsefulAnswers useful) {
}
