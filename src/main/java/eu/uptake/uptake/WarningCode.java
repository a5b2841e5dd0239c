package eu.uptake.uptake;

/**
 * What may be wrong with a return; described in {@code graphql/uptake.graphqls}.
 */
enum WarningCode {

	TRAINEES_JUMP, MODULE_DROPPED, OUTLIER, ZERO_TRAINEES, TRAINEES_UNKNOWN

}
