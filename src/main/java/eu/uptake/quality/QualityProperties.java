package eu.uptake.quality;

import java.time.Duration;
import java.time.Period;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Survey figures.
 *
 * @param smallestGroup fewest responses whose scores are shown to everybody
 * @param bands lowest score of each band
 * @param commentsKept how long a comment is kept after it was received
 * @param rateLimit survey responses that one client may send, and may take back
 */
@ConfigurationProperties("uptake.quality")
record QualityProperties(@DefaultValue("5") int smallestGroup, @DefaultValue Bands bands,
		@DefaultValue("P2Y") Period commentsKept, @DefaultValue RateLimit rateLimit) {

	QualityProperties {
		if (commentsKept.isNegative()) {
			throw new IllegalArgumentException("uptake.quality.comments-kept must not be negative");
		}
	}

	/**
	 * The lowest score of each band, on the scale of 100. Below "fair" is "poor".
	 *
	 * @param excellent lowest excellent score
	 * @param veryGood lowest very good score
	 * @param good lowest good score
	 * @param fair lowest fair score
	 */
	record Bands(@DefaultValue("85") double excellent, @DefaultValue("73") double veryGood,
			@DefaultValue("60") double good, @DefaultValue("50") double fair) {

		Bands {
			if (!(excellent > veryGood && veryGood > good && good > fair && fair > 0)) {
				throw new IllegalArgumentException("uptake.quality.bands must descend from excellent to fair");
			}
		}

		Band of(double score) {
			if (score >= this.excellent) {
				return Band.EXCELLENT;
			}
			if (score >= this.veryGood) {
				return Band.VERY_GOOD;
			}
			if (score >= this.good) {
				return Band.GOOD;
			}
			return (score >= this.fair) ? Band.FAIR : Band.POOR;
		}

	}

	/**
	 * How many responses a client (an address) may send in a while.
	 *
	 * @param responses how many responses
	 * @param per in which time
	 */
	record RateLimit(@DefaultValue("30") int responses, @DefaultValue("1m") Duration per) {
	}

}
