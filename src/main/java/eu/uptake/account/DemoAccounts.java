package eu.uptake.account;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.embedded.ConditionalOnEmbeddedStore;

/**
 * One coordinator for each country, and one account for each other role, all with the
 * password "demo". Tied to the embedded store, which keeps the service on the loopback
 * interface.
 */
@Component
@ConditionalOnEmbeddedStore
class DemoAccounts {

	private static final String PASSWORD = "{noop}demo";

	private final Countries countries;

	DemoAccounts(Countries countries) {
		this.countries = countries;
	}

	@Nullable AccountDetails find(String username) {
		for (Role role : Role.values()) {
			if (role != Role.COORDINATOR && username.equals(role.name().toLowerCase(Locale.ROOT))) {
				return new AccountDetails(new Account(username, role, null, null), PASSWORD);
			}
		}
		return coordinators().stream()
			.filter((account) -> username.equals(account.username()))
			.map((account) -> new AccountDetails(account, PASSWORD))
			.findFirst()
			.orElse(null);
	}

	List<Account> coordinators() {
		return this.countries.all().stream().map(DemoAccounts::coordinator).toList();
	}

	private static Account coordinator(Country country) {
		String username = country.code().toLowerCase(Locale.ROOT);
		return new Account(username, Role.COORDINATOR, country.code(), username + "@administration.example");
	}

}
