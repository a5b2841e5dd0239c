package eu.uptake.session;

import org.jspecify.annotations.Nullable;

/**
 * What the session figures answer with.
 */
final class SessionRows {

	private SessionRows() {
	}

	/**
	 * Figures over a selection of sessions.
	 *
	 * @param sessions how many they are
	 * @param officialsTrained the officials trained
	 * @param metExpectationsPercent of 100 answers, how many say that expectations were
	 * met fully or to a large extent; null with no answer
	 * @param usefulPercent of 100 answers, how many say very useful or useful; null with
	 * no answer
	 * @param metExpectations the answers to the first question
	 * @param useful the answers to the second
	 */
	record SessionTotals(long sessions, long officialsTrained, @Nullable Double metExpectationsPercent,
			@Nullable Double usefulPercent, ExpectationAnswers metExpectations, UsefulAnswers useful) {

		static SessionTotals of(SessionSums sums) {
			ExpectationAnswers expectations = sums.feedback().metExpectations();
			UsefulAnswers usefulness = sums.feedback().useful();
			return new SessionTotals(sums.sessions(), sums.officials(), expectations.percent(), usefulness.percent(),
					expectations, usefulness);
		}

	}

	record YearSessions(int year, SessionTotals totals) {
	}

	record SystemSessions(String system, SessionTotals totals) {
	}

}
