package eu.uptake.audit;

/**
 * An authentication that knows what kind of client it is of. One that doesn't is taken
 * for a session's.
 */
public interface AuditedClient {

	/**
	 * Who signs in, and with what.
	 * @return the actor
	 */
	Actor actor();

}
