package eu.uptake.audit;

/**
 * What became of something; described in {@code graphql/audit.graphqls}.
 */
enum Outcome {

	/** It was begun, and nothing is known since. */
	UNKNOWN,

	/** It was done. */
	DONE,

	/** There was nothing to be done. */
	UNCHANGED,

	/** It was refused for what it asked. */
	REJECTED,

	/** It was refused for who asked. */
	FORBIDDEN,

	/** An error came before anything was written. */
	FAILED

}
