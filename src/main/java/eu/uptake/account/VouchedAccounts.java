package eu.uptake.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Deed;

/**
 * Accounts that an issuer vouches for. One is stored when it first signs in, so that
 * TAXUD sees it and can disable it; what it may do is what the issuer says at each
 * sign-in.
 */
@Service
public class VouchedAccounts {

	/** Every lost race means that another write has won, so few are ever needed. */
	private static final int MOST_ATTEMPTS = 100;

	private final Accounts accounts;

	private final AccountStore store;

	private final ApplicationEventPublisher events;

	private final AuditTrail audit;

	private final Clock clock;

	VouchedAccounts(Accounts accounts, AccountStore store, ApplicationEventPublisher events, AuditTrail audit,
			Clock clock) {
		this.accounts = accounts;
		this.store = store;
		this.events = events;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Lets somebody in who has signed in at the issuer, and stores what the issuer says.
	 * @param said what the issuer says
	 * @return the account as it is now
	 * @throws AccountRefused if it is disabled, or the name is somebody else's
	 */
	public AccountEntry signIn(VouchedAccount said) {
		Deed deed = new Deed("signIn", "account " + said.username());
		AccountEntry known = this.store.find(said.username());
		if (known != null) {
			try {
				checked(known, said);
			}
			catch (AccountRefused ex) {
				this.audit.note(Actor.ANONYMOUS, deed, ex.reason().name());
				throw ex;
			}
		}
		return this.audit.record(Actor.session(said.username()), deed, () -> stored(said));
	}

	private AccountEntry stored(VouchedAccount said) {
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			AccountEntry known = this.store.find(said.username());
			AccountEntry next = (known != null) ? checked(known, said).as(said) : added(said);
			if (next == known) {
				return next;
			}
			if ((known != null) ? this.store.replace(known, next) : this.store.add(next)) {
				this.accounts.changed(next.username());
				if (known != null && known.credentials() != next.credentials()) {
					this.events.publishEvent(new SessionsEnded(next, false));
				}
				return next;
			}
		}
		throw new IllegalStateException("Account %s changes all the time".formatted(said.username()));
	}

	/**
	 * Recognises somebody who brings a token of the issuer. Nothing is stored: what the
	 * token says holds as long as the token.
	 * @param said what the token says
	 * @return the account as the token describes it
	 * @throws AccountRefused if it is disabled, or the name is somebody else's
	 */
	public AccountEntry recognise(VouchedAccount said) {
		AccountEntry known = this.accounts.recent(said.username());
		if (known != null) {
			checked(known, said);
		}
		return AccountEntry.passing(said);
	}

	/**
	 * Ends the sessions of somebody of whom the issuer no longer says what the service
	 * could go by.
	 * @param username the name here
	 * @param by the issuer, and whom it means
	 */
	public void endSessions(String username, Vouched by) {
		AccountEntry known = this.store.find(username);
		if (known != null && by.equals(known.vouched())) {
			AccountEntry next = known.withoutSessions();
			this.audit.note(Actor.SERVICE, new Deed("endSessions", "account " + username));
			// Whoever was faster has seen a later sign-in.
			if (this.store.replace(known, next)) {
				this.accounts.changed(username);
				this.events.publishEvent(new SessionsEnded(next, false));
			}
		}
	}

	private static AccountEntry checked(AccountEntry known, VouchedAccount said) {
		if (!said.by().equals(known.vouched())) {
			throw new AccountRefused(AccountRefused.Reason.NAME_TAKEN);
		}
		if (known.disabled()) {
			throw new AccountRefused(AccountRefused.Reason.DISABLED);
		}
		return known;
	}

	private AccountEntry added(VouchedAccount said) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		return new AccountEntry(said.username(), 1, said.role(), said.country(), said.email(), "", 1, false, now, null,
				said.by());
	}

	/**
	 * Whether a text can be written to.
	 * @param email what an issuer gives as an address
	 * @return the address without blanks around it, or null if it is none
	 */
	public static @Nullable String email(@Nullable String email) {
		String stripped = (email != null) ? email.strip() : null;
		return (stripped != null && AccountChecks.checkEmail(stripped) == null) ? stripped : null;
	}

}
