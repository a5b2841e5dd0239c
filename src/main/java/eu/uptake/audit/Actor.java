package eu.uptake.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who does something, and with what.
 *
 * @param account the account's username; null for who hasn't signed in, a command and the
 * service itself
 * @param client the kind of client
 * @param tokenId the id of the API token, if it is one
 * @param tokenName its name
 */
public record Actor(@Nullable String account, ClientKind client, @Nullable String tokenId, @Nullable String tokenName) {

	/** The service itself: what it does by the clock, or by what it finds. */
	public static final Actor SERVICE = new Actor(null, ClientKind.SERVICE, null, null);

	/** Whoever has a shell on the service's host. */
	public static final Actor COMMAND_LINE = new Actor(null, ClientKind.COMMAND_LINE, null, null);

	/** Whoever hasn't signed in. */
	public static final Actor ANONYMOUS = new Actor(null, ClientKind.ANONYMOUS, null, null);

	public static Actor session(String account) {
		return new Actor(account, ClientKind.SESSION, null, null);
	}

	public static Actor apiToken(String account, String id, String name) {
		return new Actor(account, ClientKind.API_TOKEN, id, name);
	}

	public static Actor issuedToken(String account) {
		return new Actor(account, ClientKind.ISSUED_TOKEN, null, null);
	}

	/**
	 * Who makes the current request.
	 * @return the actor
	 */
	static Actor current() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication instanceof AuditedClient client) {
			return client.actor();
		}
		return (authentication != null && new AuthenticationTrustResolverImpl().isAuthenticated(authentication))
				? session(authentication.getName()) : ANONYMOUS;
	}

	/**
	 * Whether there is somebody who answers for what was tried, too. What nobody has
	 * signed in for would fill the store, and what the service tries by the clock, too.
	 * @return true for an account
	 */
	boolean isAccountable() {
		return this.account != null;
	}

}
