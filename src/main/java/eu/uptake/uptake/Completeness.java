package eu.uptake.uptake;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.country.Country;

/**
 * How complete a year's returns are.
 *
 * @param expected how many countries take part in the year
 * @param started how many have begun, those that have submitted included
 * @param submitted how many have submitted, those accepted included
 * @param onTime how many of the submitted were first submitted by the due date
 * @param late how many of the submitted were first submitted after the due date
 * @param missing how many have not submitted, or were sent back
 * @param accepted how many are accepted
 * @param countriesMissing which are missing, in protocol order; null where that isn't for
 * the current account to see
 */
record Completeness(int expected, int started, int submitted, int onTime, int late, int missing, int accepted,
		@Nullable List<Country> countriesMissing) {

	Completeness withoutNames() {
		return new Completeness(this.expected, this.started, this.submitted, this.onTime, this.late, this.missing,
				this.accepted, null);
	}

}
