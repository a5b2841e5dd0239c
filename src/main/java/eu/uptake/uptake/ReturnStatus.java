package eu.uptake.uptake;

/**
 * Where a return stands; described in {@code graphql/uptake.graphqls}.
 */
enum ReturnStatus {

	NOT_STARTED, DRAFT, SUBMITTED, SENT_BACK, ACCEPTED

}
