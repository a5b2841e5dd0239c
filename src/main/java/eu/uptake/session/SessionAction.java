package eu.uptake.session;

/**
 * What was done to a session's record; described in {@code graphql/session.graphqls}.
 */
enum SessionAction {

	/** It was recorded. */
	RECORDED,

	/** What it says was changed. */
	CORRECTED,

	/** It was taken out of the figures. */
	WITHDRAWN

}
