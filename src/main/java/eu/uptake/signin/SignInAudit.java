package eu.uptake.signin;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

import eu.uptake.account.Accounts;
import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Deed;

/**
 * Records who signs in and out, and who tries. A name that no account has isn't recorded:
 * it may be a password that was typed into the wrong field.
 */
@Component
class SignInAudit {

	/** How often tries that aren't even looked at leave an event, for each account. */
	private static final Duration REFUSALS = Duration.ofMinutes(1);

	private final AuditTrail audit;

	private final Accounts accounts;

	private final Cache<String, Boolean> refusedLately = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(REFUSALS)
		.build();

	SignInAudit(AuditTrail audit, Accounts accounts) {
		this.audit = audit;
		this.accounts = accounts;
	}

	void signedIn(String username) {
		this.audit.note(Actor.session(username), new Deed("signIn", subject(username)));
	}

	/**
	 * Records that a password was wrong, or the account isn't let in.
	 * @param typed the name as typed
	 */
	void failed(String typed) {
		this.audit.note(Actor.ANONYMOUS, new Deed("signIn", subjectOf(typed)), "WRONG_CREDENTIALS");
	}

	/**
	 * Records that too many passwords were wrong to look at another one.
	 * @param typed the name as typed
	 */
	void refused(String typed) {
		String subject = subjectOf(typed);
		if (this.refusedLately.asMap().putIfAbsent(String.valueOf(subject), true) == null) {
			this.audit.note(Actor.ANONYMOUS, new Deed("signIn", subject), "TOO_MANY_REQUESTS");
		}
	}

	void signedOut(@Nullable Authentication authentication) {
		if (authentication != null) {
			this.audit.note(Actor.session(authentication.getName()),
					new Deed("signOut", subject(authentication.getName())));
		}
	}

	private @Nullable String subjectOf(String typed) {
		String username = Accounts.normalise(typed);
		return (this.accounts.read(username) != null) ? subject(username) : null;
	}

	private static String subject(String username) {
		return "account " + username;
	}

}
