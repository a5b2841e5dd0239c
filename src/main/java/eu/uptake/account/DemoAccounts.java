package eu.uptake.account;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.embedded.ConditionalOnEmbeddedStore;

/**
 * One coordinator for each country, and one account for each other role, all with the
 * password "demo". Tied to the embedded store, which keeps the service on the loopback
 * interface. They aren't stored, and nobody can change them.
 */
@Component
@ConditionalOnEmbeddedStore
class DemoAccounts {

	private static final String PASSWORD = "{noop}demo";

	private final Countries countries;

	private volatile SortedMap<String, AccountEntry> accounts = new TreeMap<>();

	DemoAccounts(Countries countries) {
		this.countries = countries;
	}

	@Nullable AccountEntry find(String username) {
		return byUsername().get(username);
	}

	List<AccountEntry> all() {
		return List.copyOf(byUsername().values());
	}

	// The countries are loaded before the first request and stay as they are; every
	// request of a demo account asks.
	private SortedMap<String, AccountEntry> byUsername() {
		if (this.accounts.isEmpty()) {
			List<Country> all = this.countries.all();
			SortedMap<String, AccountEntry> made = new TreeMap<>();
			all.forEach((country) -> put(made, country.code(), Role.COORDINATOR, country.code()));
			for (Role role : Role.values()) {
				if (role != Role.COORDINATOR) {
					put(made, role.name(), role, null);
				}
			}
			if (all.isEmpty()) {
				return made;
			}
			this.accounts = made;
		}
		return this.accounts;
	}

	private static void put(SortedMap<String, AccountEntry> made, String name, Role role, @Nullable String country) {
		String username = name.toLowerCase(Locale.ROOT);
		String email = (country != null) ? username + "@administration.example" : null;
		made.put(username, new AccountEntry(username, 0, role, country, email, PASSWORD, 0, false, null, null, null));
	}

}
