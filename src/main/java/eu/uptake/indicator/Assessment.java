package eu.uptake.indicator;

/**
 * Whether a value meets its target; described in {@code graphql/indicator.graphqls}.
 */
enum Assessment {

	MET, NOT_MET, NOT_ASSESSED

}
