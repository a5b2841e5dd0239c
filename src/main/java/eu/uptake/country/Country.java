package eu.uptake.country;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An administration that takes part in the programme.
 *
 * @param code the EU's code (EL and UK, not GR and GB)
 * @param name the short English name
 * @param memberState whether it is (or was) a Member State, rather than a candidate
 * @param participatesFrom the first year of its participation
 * @param participatesUntil the last year, or null while it goes on
 * @param protocolOrder its place in lists: the EU's protocol order, candidates after
 */
@Document("countries")
public record Country(@MongoId String code, String name, boolean memberState, int participatesFrom,
		@Nullable Integer participatesUntil, int protocolOrder) {

	/**
	 * Whether the country takes part in the programme in a year.
	 * @param year the calendar year
	 * @return true from the first to the last year of its participation, both included
	 */
	public boolean participatesIn(int year) {
		return year >= this.participatesFrom && (this.participatesUntil == null || year <= this.participatesUntil);
	}

}
