package eu.uptake.uptake;

import eu.uptake.country.Country;

/**
 * A return that a year still waits for.
 *
 * @param country the country that is to submit it
 * @param status where it stands
 */
public record OutstandingReturn(Country country, ReturnStatus status) {
}
