package eu.uptake.download;

/**
 * What became of an imported log; described in {@code graphql/download.graphqls}.
 */
enum ImportOutcome {

	COUNTING, COUNTED, CONTAINED, FAILED, WITHDRAWN

}
