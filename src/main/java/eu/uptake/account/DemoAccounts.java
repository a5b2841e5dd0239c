package eu.uptake.account;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.country.Countries;
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
				return new AccountDetails(new Account(username, role, null), PASSWORD);
			}
		}
		return this.countries.all()
			.stream()
			.filter((country) -> username.equals(country.code().toLowerCase(Locale.ROOT)))
			.map((country) -> new AccountDetails(new Account(username, Role.COORDINATOR, country.code()), PASSWORD))
			.findFirst()
			.orElse(null);
	}

}
