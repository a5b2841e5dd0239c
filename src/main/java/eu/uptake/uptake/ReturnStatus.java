package eu.uptake.uptake;

/**
 * Where a return stands; described in {@code graphql/uptake.graphqls}.
 */
public enum ReturnStatus {

	/** Nothing was reported. */
	NOT_STARTED,

	/** The coordinator is at work. */
	DRAFT,

	/** Handed in. */
	SUBMITTED,

	/** Given back to the coordinator. */
	SENT_BACK,

	/** Final. */
	ACCEPTED

}
