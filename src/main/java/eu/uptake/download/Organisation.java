package eu.uptake.download;

/**
 * Who downloads; described in {@code graphql/download.graphqls}.
 */
enum Organisation {

	ECONOMIC_OPERATOR, ADMINISTRATION, SCHOOL, INDIVIDUAL, OTHER

}
