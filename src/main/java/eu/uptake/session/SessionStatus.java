package eu.uptake.session;

/**
 * Where a session's record stands; described in {@code graphql/session.graphqls}.
 */
enum SessionStatus {

	/** Put down, and not counted or shown until its year has been looked at again. */
	PENDING,

	/** It counts. */
	RECORDED,

	/** It doesn't count any more. */
	WITHDRAWN

}
