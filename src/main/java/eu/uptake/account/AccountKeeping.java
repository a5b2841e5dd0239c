package eu.uptake.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import eu.uptake.account.AccountInputs.AccountInput;
import eu.uptake.account.AccountInputs.ChangeEmailInput;
import eu.uptake.account.AccountInputs.ChangePasswordInput;
import eu.uptake.account.AccountInputs.CreateAccountInput;
import eu.uptake.account.AccountInputs.ResetPasswordInput;
import eu.uptake.audit.AuditTrail;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.Texts;
import eu.uptake.contract.TooManyRequests;
import eu.uptake.contract.UserError;
import eu.uptake.country.Countries;

/**
 * TAXUD keeps the accounts; everybody changes the own password. A change is one write to
 * one account, which ends its sessions by itself.
 */
@Service
class AccountKeeping {

	/** Every lost race means that another write has won, so few are ever needed. */
	private static final int MOST_ATTEMPTS = 100;

	private final Accounts accounts;

	private final AccountStore store;

	private final PasswordCheck check;

	private final PasswordRules rules;

	private final Passwords passwords;

	private final RemainingTaxud remainingTaxud;

	private final Countries countries;

	private final ApplicationEventPublisher events;

	private final AuditTrail audit;

	private final Clock clock;

	AccountKeeping(Accounts accounts, AccountStore store, PasswordCheck check, PasswordRules rules, Passwords passwords,
			RemainingTaxud remainingTaxud, Countries countries, ApplicationEventPublisher events, AuditTrail audit,
			Clock clock) {
		this.accounts = accounts;
		this.store = store;
		this.check = check;
		this.rules = rules;
		this.passwords = passwords;
		this.remainingTaxud = remainingTaxud;
		this.countries = countries;
		this.events = events;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Creates an account.
	 * @param input the account
	 * @return the account as stored
	 * @throws Rejection if it isn't acceptable, or its name is taken
	 */
	AccountEntry create(CreateAccountInput input) {
		String username = Accounts.normalise(input.username());
		this.audit.to("account " + username);
		String country = (input.country() != null) ? Countries.normalise(input.country()) : null;
		String email = Texts.strip(input.email());
		Rejection.ifAny(AccountChecks.checkUsername(username),
				AccountChecks.checkCountry(input.role(), country,
						country != null && this.countries.find(country).isPresent()),
				AccountChecks.checkEmail(email), this.rules.check("password", input.password(), username));
		Instant now = now();
		AccountEntry added = new AccountEntry(username, 1, input.role(), country, email,
				this.passwords.encode(input.password()), 1, false, now, now, null);
		if (this.accounts.isDemo(username) || !this.store.add(added)) {
			throw new Rejection(UserError.at("username", ErrorCode.ALREADY_EXISTS, "There is an account \"%s\"%s.",
					username, this.accounts.isDemo(username) ? ", a demo account" : ""));
		}
		this.accounts.changed(username);
		if (added.role() == Role.TAXUD) {
			this.remainingTaxud.enabled(username);
		}
		return added;
	}

	/**
	 * Keeps an account out from now on. Its sessions end and its tokens are refused.
	 * @param input the account
	 * @return the account as it is now
	 * @throws Rejection if there is no such account, it is a demo account or the last one
	 * of TAXUD, or the version is stale
	 */
	AccountEntry disable(AccountInput input) {
		AccountEntry account = current(input);
		if (!account.disabled()) {
			// Before it is taken out of those that remain.
			this.audit.writing(AccountEntry.changes(account, account.withDisabled(true)));
		}
		if (account.role() == Role.TAXUD && !account.isVouched()
				&& !this.remainingTaxud.mayDisable(account.username(), demoRemains())) {
			throw new Rejection(UserError.at("username", ErrorCode.LAST_ACCOUNT,
					"\"%s\" is the last account of TAXUD; create or enable another one first.", account.username()));
		}
		AccountEntry disabled = change(input, (current) -> current.disabled() ? current : current.withDisabled(true));
		this.events.publishEvent(new SessionsEnded(disabled, false));
		return disabled;
	}

	/**
	 * Lets a disabled account in again, by the password it had.
	 * @param input the account
	 * @return the account as it is now
	 * @throws Rejection if there is no such account, it is a demo account, or the version
	 * is stale
	 */
	AccountEntry enable(AccountInput input) {
		AccountEntry enabled = change(input, (current) -> current.disabled() ? current.withDisabled(false) : current);
		if (enabled.role() == Role.TAXUD && !enabled.isVouched()) {
			this.remainingTaxud.enabled(enabled.username());
		}
		return enabled;
	}

	/**
	 * Changes where an account's reminders are sent to, or forgets the address.
	 * @param input the account and its address, if it is to have one
	 * @return the account as it is now
	 * @throws Rejection if there is no such account, it is a demo account, the version is
	 * stale or the address is none
	 */
	AccountEntry changeEmail(ChangeEmailInput input) {
		String email = Texts.strip(input.email());
		Rejection.ifAny(AccountChecks.checkEmail(email));
		return change(new AccountInput(input.username(), input.expectedVersion()),
				(current) -> Objects.equals(current.email(), email) ? current : current.withEmail(email));
	}

	/**
	 * Changes the own password. All other sessions of the account end.
	 * @param own the account
	 * @param input the passwords
	 * @param address the client's address
	 * @return the account as it is now
	 * @throws Rejection if it is a demo account or has no password, the current password
	 * is wrong or the new one isn't acceptable
	 * @throws TooManyRequests if too many wrong passwords were given
	 */
	AccountEntry changePassword(Account own, ChangePasswordInput input, String address) {
		String username = own.username();
		refuseDemo("currentPassword", username);
		refuseVouched("currentPassword", this.accounts.read(username));
		Rejection.ifAny(this.rules.check("newPassword", input.newPassword(), username));
		AccountEntry checked = this.check.check(username, input.currentPassword(), address);
		if (checked == null) {
			throw new Rejection(UserError.at("currentPassword", ErrorCode.WRONG_PASSWORD,
					"This is not the password that you sign in with."));
		}
		if (this.passwords.matches(input.newPassword(), checked.hash())) {
			throw new Rejection(UserError.at("newPassword", ErrorCode.INVALID,
					"The new password is the one that you sign in with already."));
		}
		AccountEntry changed = checked.withPassword(this.passwords.encode(input.newPassword()), now());
		if (!this.store.replace(checked, changed)) {
			throw new Rejection(UserError.at("currentPassword", ErrorCode.STALE_VERSION,
					"The account has been changed in the meantime; try again."));
		}
		this.accounts.changed(username);
		this.events.publishEvent(new SessionsEnded(changed, true));
		return changed;
	}

	/**
	 * Sets another account's password. Its sessions end.
	 * @param own the account that does it
	 * @param input the account and its new password
	 * @return the account as it is now
	 * @throws Rejection if there is no such account, it is a demo account, has no
	 * password or is the own one, or the password isn't acceptable
	 */
	AccountEntry resetPassword(Account own, ResetPasswordInput input) {
		String username = Accounts.normalise(input.username());
		if (username.equals(own.username()) && !this.accounts.isDemo(username)) {
			throw new Rejection(UserError.at("username", ErrorCode.INVALID,
					"Change your own password with changePassword, which asks for the current one."));
		}
		refuseVouched("username", current(new AccountInput(username, null)));
		Rejection.ifAny(this.rules.check("newPassword", input.newPassword(), username));
		String hash = this.passwords.encode(input.newPassword());
		AccountEntry changed = change(new AccountInput(username, null), (current) -> current.withPassword(hash, now()));
		this.events.publishEvent(new SessionsEnded(changed, false));
		return changed;
	}

	private boolean demoRemains() {
		return this.accounts.isDemo("taxud");
	}

	private AccountEntry change(AccountInput input, UnaryOperator<AccountEntry> change) {
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			AccountEntry current = current(input);
			AccountEntry next = change.apply(current);
			if (next == current) {
				return current;
			}
			if (this.store.replace(current, next)) {
				this.accounts.changed(next.username());
				return next;
			}
		}
		throw stale(input.username());
	}

	private AccountEntry current(AccountInput input) {
		String username = Accounts.normalise(input.username());
		this.audit.to("account " + username);
		refuseDemo("username", username);
		AccountEntry current = this.store.find(username);
		if (current == null) {
			throw new Rejection(UserError.at("username", ErrorCode.UNKNOWN_ACCOUNT, "There is no account \"%s\".",
					input.username()));
		}
		if (input.expectedVersion() != null && input.expectedVersion() != current.version()) {
			throw stale(username);
		}
		return current;
	}

	private void refuseDemo(String field, String username) {
		if (this.accounts.isDemo(username)) {
			throw new Rejection(UserError.at(field, ErrorCode.DEMO_ACCOUNT,
					"\"%s\" is a demo account, which nobody can change.", username));
		}
	}

	private static void refuseVouched(String field, @Nullable AccountEntry account) {
		if (account != null && account.isVouched()) {
			throw new Rejection(UserError.at(field, ErrorCode.NO_PASSWORD,
					"\"%s\" has no password: it signs in by single sign-on.", account.username()));
		}
	}

	private static Rejection stale(String username) {
		return new Rejection(UserError.at("expectedVersion", ErrorCode.STALE_VERSION,
				"Account \"%s\" has been changed since it was read.", username));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

}
