package eu.uptake.indicator;

import eu.uptake.indicator.IndicatorRows.IndicatorValue;

/**
 * What SDMX calls the status of an observation, as far as indicators need it.
 */
enum ObservationStatus {

	/** There is a number, and nothing to be said against it. */
	NORMAL("A"),

	/**
	 * What was observed rests on too little: there is a number all the same, or there is
	 * none because of that.
	 */
	LOW_RELIABILITY("u"),

	/** There could be a number, and there is none. */
	MISSING("O"),

	/** There can't be a number: there is nothing to be observed. */
	NOT_EXISTING("M");

	private final String code;

	ObservationStatus(String code) {
		this.code = code;
	}

	static ObservationStatus of(IndicatorValue value) {
		if (value.missingReason() == null) {
			return value.lowReliability() ? LOW_RELIABILITY : NORMAL;
		}
		return switch (value.missingReason()) {
			case INSIGNIFICANT_SAMPLE -> LOW_RELIABILITY;
			case NO_POLL, NOT_AVAILABLE -> MISSING;
			case NO_EVENT, DISCONTINUED -> NOT_EXISTING;
		};
	}

	/**
	 * How it is written in SDMX.
	 * @return the code
	 */
	String code() {
		return this.code;
	}

}
