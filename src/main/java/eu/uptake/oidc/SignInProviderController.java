package eu.uptake.oidc;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

/**
 * {@code graphql/single-sign-on.graphqls}.
 */
@Controller
class SignInProviderController {

	private final ObjectProvider<SignInProviders> providers;

	SignInProviderController(ObjectProvider<SignInProviders> providers) {
		this.providers = providers;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<SignInProvider> signInProviders() {
		SignInProviders known = this.providers.getIfAvailable();
		return (known != null) ? known.providers() : List.of();
	}

}
