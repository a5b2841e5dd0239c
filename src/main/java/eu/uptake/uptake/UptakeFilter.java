package eu.uptake.uptake;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which uptakes to count; an absent field means "all", an empty list "none".
 *
 * @param years the calendar years
 * @param countries the countries' codes
 * @param modules the modules' codes
 * @param programme the modules' programme
 * @param statuses the statuses of the returns
 */
record UptakeFilter(@Nullable List<Integer> years, @Nullable List<String> countries, @Nullable List<String> modules,
		@Nullable String programme, @Nullable List<ReturnStatus> statuses) {

	/** The statuses where none are given; the same as in the schema. */
	static final List<ReturnStatus> REPORTED = List.of(ReturnStatus.SUBMITTED, ReturnStatus.ACCEPTED);

}
