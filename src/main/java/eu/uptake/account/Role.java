package eu.uptake.account;

/**
 * What an account is for; described in {@code graphql/account.graphqls}.
 */
public enum Role {

	/** Reports for one country. */
	COORDINATOR,

	/** Reviews, reads everything, keeps the catalogue and the years. */
	TAXUD,

	/** Feeds access logs. */
	INGEST,

	/** Runs the service. */
	OPERATOR

}
