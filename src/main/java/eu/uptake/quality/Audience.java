package eu.uptake.quality;

/**
 * Who was asked; described in {@code graphql/quality.graphqls}.
 */
enum Audience {

	CUSTOMS_OFFICIAL, ECONOMIC_OPERATOR, OTHER_USER

}
