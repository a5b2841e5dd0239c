package eu.uptake.signin;

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Ends sessions because the issuer says that theirs has ended. They are gone from the
 * store, and so on every instance.
 */
@Component
@ConditionalOnWebApplication
public class SingleSignOnSessions {

	private final AccountSessions sessions;

	SingleSignOnSessions(AccountSessions sessions) {
		this.sessions = sessions;
	}

	/** Makes the store find them fast, where it is known that there will be any. */
	public void prepare() {
		this.sessions.indexSignOns();
	}

	/**
	 * Ends the sessions that began with a sign-in.
	 * @param issuer the issuer
	 * @param clients as what the service is known to it
	 * @param subject whom it means, or null for whoever has the session there
	 * @param sid the session there, or null for all of the subject's
	 * @return how many there were
	 * @throws IllegalArgumentException if neither is given
	 */
	public long end(String issuer, Collection<String> clients, @Nullable String subject, @Nullable String sid) {
		if (subject == null && sid == null) {
			throw new IllegalArgumentException("Whose sessions?");
		}
		return this.sessions.deleteAll(issuer, clients, subject, sid);
	}

}
