package eu.uptake.account;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import eu.uptake.contract.Connection;
import eu.uptake.contract.PageRequest;

/**
 * The accounts there are: those of the store, and the demo accounts where the embedded
 * store is in use.
 */
@Component
public class Accounts {

	/**
	 * How long an account may be what it was before another instance has changed it. It
	 * is asked for with each request.
	 */
	private static final Duration STALENESS = Duration.ofSeconds(2);

	private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

	private final ObjectProvider<DemoAccounts> demoAccounts;

	private final AccountStore store;

	private final Cache<String, Optional<AccountEntry>> recent = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(STALENESS)
		.build();

	Accounts(ObjectProvider<DemoAccounts> demoAccounts, AccountStore store) {
		this.demoAccounts = demoAccounts;
		this.store = store;
	}

	/**
	 * A name as accounts are stored by. Only letters without marks are made small: what
	 * merely looks like one of them stays different.
	 * @param username the name as typed
	 * @return the name without blanks around it, in lower case
	 */
	public static String normalise(String username) {
		String stripped = username.strip();
		return ASCII.matcher(stripped).matches() ? stripped.toLowerCase(Locale.ROOT) : stripped;
	}

	/**
	 * Finds an account as it is now.
	 * @param username its name, normalised
	 * @return the account, enabled or not, or null if there is none
	 */
	public @Nullable AccountEntry read(String username) {
		AccountEntry demo = demo(username);
		return (demo != null) ? demo : this.store.find(username);
	}

	/**
	 * Finds an account as it was at most two seconds ago, for what asks with each
	 * request. What this instance has changed itself is never stale.
	 * @param username its name, normalised
	 * @return the account, enabled or not, or null if there is none
	 */
	public @Nullable AccountEntry recent(String username) {
		AccountEntry demo = demo(username);
		return (demo != null) ? demo
				: this.recent.get(username, (name) -> Optional.ofNullable(this.store.find(name))).orElse(null);
	}

	/**
	 * The coordinators of all countries.
	 * @return their accounts, without the disabled ones
	 */
	public List<Account> coordinators() {
		return Stream
			.concat(demos().stream().filter((account) -> account.role() == Role.COORDINATOR),
					this.store.enabled(Role.COORDINATOR).stream())
			.map(AccountEntry::account)
			.toList();
	}

	Connection<AccountEntry> page(PageRequest page) {
		String after = page.afterKey();
		List<AccountEntry> found = Stream
			.concat(demos().stream().filter((demo) -> after == null || demo.username().compareTo(after) > 0),
					this.store.page(after, page.first() + 1).stream().filter((account) -> !isDemo(account.username())))
			.sorted(Comparator.comparing(AccountEntry::username))
			.limit(page.first() + 1L)
			.toList();
		return Connection.of(page, found, AccountEntry::username, () -> demos().size() + this.store.count());
	}

	boolean isDemo(String username) {
		return demo(username) != null;
	}

	// To be called after each change of an account, before it is acknowledged.
	void changed(String username) {
		this.recent.invalidate(username);
	}

	private @Nullable AccountEntry demo(String username) {
		DemoAccounts demo = this.demoAccounts.getIfAvailable();
		return (demo != null) ? demo.find(username) : null;
	}

	private List<AccountEntry> demos() {
		DemoAccounts demo = this.demoAccounts.getIfAvailable();
		return (demo != null) ? demo.all() : List.of();
	}

}
