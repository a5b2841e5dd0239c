package eu.uptake.account;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import eu.uptake.contract.RateLimit;
import eu.uptake.contract.TooManyRequests;

/**
 * Slows down whoever guesses passwords. A try takes one of each share that applies and
 * gives it back if the password was right, so that only failures count, and tries at the
 * same time count too.
 * <p>
 * Nobody can keep somebody else out: the share of an account alone, which holds back
 * guesses from many addresses, doesn't apply to addresses that the account has signed in
 * from lately. Addresses are kept in memory only.
 */
class SignInLimits {

	private static final Duration LATELY = Duration.ofDays(30);

	private final RateLimit byAccountAndAddress;

	private final RateLimit byAddress;

	private final RateLimit byAccount;

	private final Cache<String, Boolean> known = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterWrite(LATELY)
		.build();

	SignInLimits(SignInProperties.Failures failures) {
		this.byAccountAndAddress = new RateLimit(failures.perAccountAndAddress(), failures.per());
		this.byAddress = new RateLimit(failures.perAddress(), failures.per());
		this.byAccount = new RateLimit(failures.perAccount(), failures.per());
	}

	/**
	 * Takes a try.
	 * @param username the account's name, whether there is such an account or not
	 * @param address the client's address
	 * @return what to give back if the password was right
	 * @throws TooManyRequests if too many tries have failed
	 */
	Try take(String username, String address) {
		String pair = username + " " + address;
		this.byAddress.take(address);
		try {
			this.byAccountAndAddress.take(pair);
		}
		catch (TooManyRequests ex) {
			this.byAddress.giveBack(address);
			throw ex;
		}
		boolean strange = this.known.getIfPresent(pair) == null;
		if (strange) {
			try {
				this.byAccount.take(username);
			}
			catch (TooManyRequests ex) {
				this.byAddress.giveBack(address);
				this.byAccountAndAddress.giveBack(pair);
				throw ex;
			}
		}
		return (succeeded) -> {
			this.byAddress.giveBack(address);
			this.byAccountAndAddress.giveBack(pair);
			if (strange) {
				this.byAccount.giveBack(username);
			}
			if (succeeded) {
				this.known.put(pair, true);
			}
		};
	}

	/**
	 * A try that has been taken.
	 */
	@FunctionalInterface
	interface Try {

		/**
		 * Gives it back: the password was right, or couldn't be looked at.
		 * @param succeeded whether it was right
		 */
		void giveBack(boolean succeeded);

	}

}
