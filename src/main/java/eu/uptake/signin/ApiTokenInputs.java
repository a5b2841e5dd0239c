package eu.uptake.signin;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.MutationPayload;
import eu.uptake.contract.UserError;

/**
 * Inputs and payloads of {@code graphql/token.graphqls}.
 */
final class ApiTokenInputs {

	private ApiTokenInputs() {
	}

	record CreateApiTokenInput(String name, LocalDate expiresOn, List<Scope> scopes) {
	}

	record RevokeApiTokenInput(String id) {
	}

	record CreateApiTokenPayload(@Nullable ApiToken apiToken, @Nullable String token,
			List<UserError> errors) implements MutationPayload {

		@Override
		public String toString() {
			return "CreateApiTokenPayload[%s]".formatted(this.apiToken);
		}

	}

	record RevokeApiTokenPayload(@Nullable ApiToken apiToken, List<UserError> errors) implements MutationPayload {
	}

}
