package eu.uptake.account;

import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.MutationPayload;
import eu.uptake.contract.UserError;

/**
 * Inputs and payloads of {@code graphql/account.graphqls}. Those with passwords don't
 * print them.
 */
final class AccountInputs {

	private AccountInputs() {
	}

	record CreateAccountInput(String username, Role role, @Nullable String country, @Nullable String email,
			String password) {

		@Override
		public String toString() {
			return "CreateAccountInput[%s]".formatted(this.username);
		}

	}

	record ChangePasswordInput(String currentPassword, String newPassword) {

		@Override
		public String toString() {
			return "ChangePasswordInput[]";
		}

	}

	record ResetPasswordInput(String username, String newPassword) {

		@Override
		public String toString() {
			return "ResetPasswordInput[%s]".formatted(this.username);
		}

	}

	record ChangeEmailInput(String username, @Nullable String email, @Nullable Integer expectedVersion) {

		@Override
		public String toString() {
			return "ChangeEmailInput[%s]".formatted(this.username);
		}

	}

	record AccountInput(String username, @Nullable Integer expectedVersion) {
	}

	record AccountPayload(@Nullable AccountEntry account, List<UserError> errors) implements MutationPayload {
	}

}
