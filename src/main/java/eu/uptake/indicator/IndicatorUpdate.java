package eu.uptake.indicator;

import eu.uptake.indicator.IndicatorRows.IndicatorRow;

/**
 * What {@code indicatorChanged} sends; described in {@code graphql/indicator.graphqls}.
 *
 * @param year the calendar year
 * @param indicator the indicator as it is now
 */
record IndicatorUpdate(int year, IndicatorRow indicator) {
}
