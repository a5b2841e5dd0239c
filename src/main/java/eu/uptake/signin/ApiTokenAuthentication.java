package eu.uptake.signin;

import java.util.List;

import org.springframework.security.authentication.AbstractAuthenticationToken;

import eu.uptake.account.AccountPrincipal;

/**
 * Whoever has signed in with a token, its own or an issuer's: it may do less than its
 * account.
 */
final class ApiTokenAuthentication extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient AccountPrincipal principal;

	private final transient List<Scope> scopes;

	ApiTokenAuthentication(AccountPrincipal principal, List<Scope> scopes) {
		super(Scope.authorities(principal.account().role(), scopes));
		this.principal = principal;
		this.scopes = scopes.stream().filter((scope) -> scope.isFor(principal.account().role())).toList();
		setAuthenticated(true);
	}

	boolean has(Scope scope) {
		return this.scopes.contains(scope);
	}

	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public AccountPrincipal getPrincipal() {
		return this.principal;
	}

}
