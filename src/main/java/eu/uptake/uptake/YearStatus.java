package eu.uptake.uptake;

/**
 * Where a reporting year stands; described in {@code graphql/years.graphqls}.
 */
enum YearStatus {

	PLANNED, OPEN, LOCKED, PUBLISHED

}
