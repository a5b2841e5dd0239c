package eu.uptake.account;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.account.AccountInputs.AccountInput;
import eu.uptake.account.AccountInputs.AccountPayload;
import eu.uptake.account.AccountInputs.ChangeEmailInput;
import eu.uptake.account.AccountInputs.ChangePasswordInput;
import eu.uptake.account.AccountInputs.CreateAccountInput;
import eu.uptake.account.AccountInputs.ResetPasswordInput;
import eu.uptake.contract.Connection;
import eu.uptake.contract.PageRequest;
import eu.uptake.contract.Rejection;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;

/**
 * {@code graphql/account.graphqls}.
 */
@Controller
class AccountController {

	private final CurrentAccount currentAccount;

	private final Accounts accounts;

	private final AccountKeeping keeping;

	private final Countries countries;

	AccountController(CurrentAccount currentAccount, Accounts accounts, AccountKeeping keeping, Countries countries) {
		this.currentAccount = currentAccount;
		this.accounts = accounts;
		this.keeping = keeping;
		this.countries = countries;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	@Nullable AccountEntry me() {
		AccountPrincipal principal = this.currentAccount.principal();
		if (principal instanceof AccountEntry account && account.isPassing()) {
			return account;
		}
		return (principal != null) ? this.accounts.recent(principal.getName()) : null;
	}

	@QueryMapping
	@PreAuthorize("hasRole('TAXUD')")
	Connection<AccountEntry> accounts(@Argument @Nullable Integer first, @Argument @Nullable String after) {
		return this.accounts.page(PageRequest.of(first, after));
	}

	@BatchMapping(typeName = "Account")
	Map<AccountEntry, @Nullable Country> country(List<AccountEntry> accounts) {
		return this.countries.of(accounts, AccountEntry::country);
	}

	@SchemaMapping(typeName = "Account")
	boolean demo(AccountEntry account) {
		return this.accounts.isDemo(account.username());
	}

	@SchemaMapping(typeName = "Account")
	@Nullable String issuer(AccountEntry account) {
		return (account.vouched() != null) ? account.vouched().issuer() : null;
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	AccountPayload createAccount(@Argument CreateAccountInput input) {
		return Rejection.answer(() -> this.keeping.create(input), AccountPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	AccountPayload disableAccount(@Argument AccountInput input) {
		return Rejection.answer(() -> this.keeping.disable(input), AccountPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	AccountPayload enableAccount(@Argument AccountInput input) {
		return Rejection.answer(() -> this.keeping.enable(input), AccountPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	AccountPayload changeEmail(@Argument ChangeEmailInput input) {
		return Rejection.answer(() -> this.keeping.changeEmail(input), AccountPayload::new);
	}

	@MutationMapping
	@PreAuthorize("isAuthenticated()")
	AccountPayload changePassword(@Argument ChangePasswordInput input,
			@ContextValue(required = false) @Nullable String clientAddress) {
		Account own = this.currentAccount.get();
		return Rejection.answer(() -> this.keeping.changePassword(own, input, String.valueOf(clientAddress)),
				AccountPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	AccountPayload resetPassword(@Argument ResetPasswordInput input) {
		Account own = this.currentAccount.get();
		return Rejection.answer(() -> this.keeping.resetPassword(own, input), AccountPayload::new);
	}

}
