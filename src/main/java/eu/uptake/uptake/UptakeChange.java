package eu.uptake.uptake;

import org.jspecify.annotations.Nullable;

/**
 * What {@code uptakeChanged} sends; described in {@code graphql/uptake.graphqls}.
 *
 * @param country the country's code
 * @param year the calendar year
 * @param nationalReturn the return as it is now, or null if it may no longer be seen
 */
record UptakeChange(String country, int year, @Nullable NationalReturn nationalReturn) {
}
