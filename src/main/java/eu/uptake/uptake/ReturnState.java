package eu.uptake.uptake;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * Where a return stands: {@link NationalReturn} without what is in it.
 *
 * @param id year and country
 * @param country the country's code
 * @param year the calendar year
 * @param status where the return stands
 * @param firstSubmittedAt when it was first submitted
 */
record ReturnState(@MongoId String id, String country, int year, ReturnStatus status,
		@Nullable Instant firstSubmittedAt) {

	/**
	 * Whether the return is with TAXUD, rather than still to come from its coordinator.
	 * @return true for submitted and accepted returns
	 */
	boolean isSubmitted() {
		return this.status == ReturnStatus.SUBMITTED || this.status == ReturnStatus.ACCEPTED;
	}

}
