package eu.uptake.quality;

/**
 * A score in words; described in {@code graphql/quality.graphqls}.
 */
enum Band {

	EXCELLENT, VERY_GOOD, GOOD, FAIR, POOR

}
