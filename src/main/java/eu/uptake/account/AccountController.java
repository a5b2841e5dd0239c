package eu.uptake.account;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.country.Countries;
import eu.uptake.country.Country;

/**
 * {@code graphql/account.graphqls}.
 */
@Controller
class AccountController {

	private final CurrentAccount currentAccount;

	private final Countries countries;

	AccountController(CurrentAccount currentAccount, Countries countries) {
		this.currentAccount = currentAccount;
		this.countries = countries;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	@Nullable Account me() {
		return this.currentAccount.find();
	}

	@SchemaMapping
	@Nullable Country country(Account account) {
		return (account.country() != null) ? this.countries.find(account.country()).orElse(null) : null;
	}

}
