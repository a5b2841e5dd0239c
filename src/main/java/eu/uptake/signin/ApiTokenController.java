package eu.uptake.signin;

import java.time.Clock;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.account.Account;
import eu.uptake.account.Accounts;
import eu.uptake.account.CurrentAccount;
import eu.uptake.contract.Connection;
import eu.uptake.contract.PageRequest;
import eu.uptake.contract.Rejection;
import eu.uptake.signin.ApiTokenInputs.CreateApiTokenInput;
import eu.uptake.signin.ApiTokenInputs.CreateApiTokenPayload;
import eu.uptake.signin.ApiTokenInputs.RevokeApiTokenInput;
import eu.uptake.signin.ApiTokenInputs.RevokeApiTokenPayload;

/**
 * {@code graphql/token.graphqls}.
 */
@Controller
class ApiTokenController {

	private final ApiTokens tokens;

	private final ApiTokenKeeping keeping;

	private final CurrentAccount currentAccount;

	private final Clock clock;

	ApiTokenController(ApiTokens tokens, ApiTokenKeeping keeping, CurrentAccount currentAccount, Clock clock) {
		this.tokens = tokens;
		this.keeping = keeping;
		this.currentAccount = currentAccount;
		this.clock = clock;
	}

	@QueryMapping
	@PreAuthorize("isAuthenticated()")
	Connection<ApiToken> apiTokens(@Argument @Nullable String username, @Argument @Nullable Integer first,
			@Argument @Nullable String after) {
		Account own = this.currentAccount.get();
		String asked = (username != null) ? Accounts.normalise(username) : null;
		if (!own.isTaxud() && asked != null && !asked.equals(own.username())) {
			throw new AccessDeniedException("Tokens of others");
		}
		return this.tokens.page((own.isTaxud()) ? asked : own.username(), PageRequest.of(first, after));
	}

	@SchemaMapping
	boolean live(ApiToken token) {
		return token.isLiveOn(LocalDate.now(this.clock));
	}

	@MutationMapping
	@PreAuthorize("isAuthenticated()")
	CreateApiTokenPayload createApiToken(@Argument CreateApiTokenInput input) {
		Account own = this.currentAccount.get();
		return Rejection.answer(() -> this.keeping.create(own, input),
				(created, errors) -> (created != null)
						? new CreateApiTokenPayload(created.token(), created.secret(), errors)
						: new CreateApiTokenPayload(null, null, errors));
	}

	@MutationMapping
	@PreAuthorize("isAuthenticated()")
	RevokeApiTokenPayload revokeApiToken(@Argument RevokeApiTokenInput input) {
		Account own = this.currentAccount.get();
		return Rejection.answer(() -> this.keeping.revoke(own, input), RevokeApiTokenPayload::new);
	}

}
