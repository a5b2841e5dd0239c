package eu.uptake.cycle;

/**
 * A year's status has just changed in the store. Whoever lets writes depend on the status
 * makes those that began before fail, before the change is acknowledged.
 *
 * @param year the calendar year
 * @param status the status from now on
 */
public record YearStatusChanged(int year, YearStatus status) {
}
