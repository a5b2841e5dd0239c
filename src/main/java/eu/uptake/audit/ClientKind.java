package eu.uptake.audit;

/**
 * From what kind of client something was done; described in
 * {@code graphql/audit.graphqls}.
 */
public enum ClientKind {

	/**
	 * A browser, or what else signs in by password or at an issuer and keeps a session.
	 */
	SESSION,

	/** A machine with an API token. */
	API_TOKEN,

	/** A machine with a token of an OpenID Connect issuer. */
	ISSUED_TOKEN,

	/** Somebody who hasn't signed in. */
	ANONYMOUS,

	/** A command on the service's host. */
	COMMAND_LINE,

	/** The service itself. */
	SERVICE

}
