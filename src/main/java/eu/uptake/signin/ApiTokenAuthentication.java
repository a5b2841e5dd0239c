package eu.uptake.signin;

import java.util.List;

import org.springframework.security.authentication.AbstractAuthenticationToken;

import eu.uptake.account.AccountPrincipal;

/**
 * A machine that has signed in with a token: it may do less than its account.
 */
final class ApiTokenAuthentication extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient AccountPrincipal principal;

	private final transient List<Scope> scopes;

	private final transient String hash;

	ApiTokenAuthentication(AccountPrincipal principal, List<Scope> scopes, String hash) {
		super(Scope.authorities(principal.account().role(), scopes));
		this.principal = principal;
		this.scopes = scopes.stream().filter((scope) -> scope.isFor(principal.account().role())).toList();
		this.hash = hash;
		setAuthenticated(true);
	}

	/**
	 * What the token is stored by.
	 * @return its SHA-256
	 */
	String hash() {
		return this.hash;
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
