package eu.uptake.session;

import java.util.Map;

import org.bson.Document;

/**
 * What a selection of sessions adds up to.
 *
 * @param sessions how many they are
 * @param officials the officials trained
 * @param feedback the answers of all their event assessments
 */
record SessionSums(long sessions, long officials, SessionFeedback feedback) {

	static final SessionSums NONE = new SessionSums(0, 0,
			new SessionFeedback(ExpectationAnswers.NONE, UsefulAnswers.NONE));

	/** The sums of answers, by name, with their places in the assessment. */
	static final Map<String, String> ANSWERS = Map.of("fully", "metExpectations.fully", "largely",
			"metExpectations.largely", "partly", "metExpectations.partly", "notAtAll", "metExpectations.notAtAll",
			"veryUseful", "useful.veryUseful", "useful", "useful.useful", "notVeryUseful", "useful.notVeryUseful",
			"notUseful", "useful.notUseful");

	static SessionSums of(Document row) {
		return new SessionSums(number(row, "sessions"), number(row, "officials"),
				new SessionFeedback(
						new ExpectationAnswers(number(row, "fully"), number(row, "largely"), number(row, "partly"),
								number(row, "notAtAll")),
						new UsefulAnswers(number(row, "veryUseful"), number(row, "useful"),
								number(row, "notVeryUseful"), number(row, "notUseful"))));
	}

	private static long number(Document row, String field) {
		return row.get(field, Number.class).longValue();
	}

}
