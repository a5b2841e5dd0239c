package eu.uptake.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The account that the current request is made by.
 */
@Component
public class CurrentAccount {

	/**
	 * Who asks.
	 * @return the account, or null for an anonymous request
	 */
	public @Nullable Account find() {
		AccountPrincipal principal = principal();
		return (principal != null) ? principal.account() : null;
	}

	/**
	 * Who asks, where an access rule has let only signed-in accounts through.
	 * @return the account
	 */
	public Account get() {
		Account account = find();
		if (account == null) {
			throw new IllegalStateException("No account: an access rule is missing");
		}
		return account;
	}

	/**
	 * Who asks, with what is known of the account beside.
	 * @return the account as it was when the request began, or null for an anonymous
	 * request
	 */
	@Nullable AccountPrincipal principal() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof AccountPrincipal principal)
				? principal : null;
	}

}
