package eu.uptake.account;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

import eu.uptake.contract.TooManyRequests;

/**
 * Whether a password is an account's. It takes the same work to find out that there is no
 * such account, that the password is wrong or that the account is disabled, and the
 * answer is the same.
 */
@Service
public class PasswordCheck {

	private final Accounts accounts;

	private final AccountStore store;

	private final Passwords passwords;

	private final SignInLimits limits;

	/** A hash that no password leads to, for accounts that don't exist. */
	private final String nobodys = PasswordConfiguration.unguessable();

	PasswordCheck(Accounts accounts, AccountStore store, Passwords passwords, SignInProperties properties) {
		this.accounts = accounts;
		this.store = store;
		this.passwords = passwords;
		this.limits = new SignInLimits(properties.failures());
	}

	/**
	 * Checks a password.
	 * @param username the account's name as typed
	 * @param password the password as typed
	 * @param address the client's address
	 * @return the account, or null if it isn't to be let in
	 * @throws TooManyRequests if too many tries have failed
	 */
	public @Nullable AccountEntry check(String username, String password, String address) {
		String name = Accounts.normalise(username);
		SignInLimits.Try attempt = this.limits.take(name, address);
		AccountEntry account;
		try {
			account = find(name, password);
		}
		catch (DataAccessException ex) {
			// It isn't the client's failure that the store is away.
			attempt.giveBack(false);
			throw ex;
		}
		if (account != null) {
			attempt.giveBack(true);
		}
		return account;
	}

	private @Nullable AccountEntry find(String name, String password) {
		AccountEntry account = this.accounts.read(name);
		String hash = (account != null && !account.isVouched()) ? account.hash() : this.nobodys;
		boolean right = this.passwords.matches(password, hash);
		if (account == null || account.disabled() || account.isVouched() || !right) {
			return null;
		}
		if (this.passwords.isOutdated(hash) && !this.accounts.isDemo(name)) {
			this.store.rehash(account, this.passwords.encode(password));
		}
		return account;
	}

}
