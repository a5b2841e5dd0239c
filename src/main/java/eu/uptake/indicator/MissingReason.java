package eu.uptake.indicator;

/**
 * Why there is no value; described in {@code graphql/indicator.graphqls}.
 */
enum MissingReason {

	NO_POLL("No poll"), INSIGNIFICANT_SAMPLE("Insignificant sample"), NO_EVENT("No event"),
	DISCONTINUED("Discontinued"), NOT_AVAILABLE("Not available");

	private final String words;

	MissingReason(String words) {
		this.words = words;
	}

	/**
	 * What is said where nobody has said more.
	 * @return the reason in words
	 */
	String words() {
		return this.words;
	}

}
