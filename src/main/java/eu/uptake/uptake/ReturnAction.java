package eu.uptake.uptake;

/**
 * What was done to a return; described in {@code graphql/uptake.graphqls}.
 */
enum ReturnAction {

	REPORTED, CHANGED, WITHDRAWN, ANSWERED, SUBMITTED, SENT_BACK, ACCEPTED

}
