package eu.uptake.signin;

import java.util.List;

import org.springframework.security.authentication.AbstractAuthenticationToken;

import eu.uptake.account.AccountPrincipal;
import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditedClient;

/**
 * A machine that has signed in with a token: it may do less than its account.
 */
final class ApiTokenAuthentication extends AbstractAuthenticationToken implements AuditedClient {

	private static final long serialVersionUID = 1L;

	private final transient AccountPrincipal principal;

	private final transient ApiToken token;

	private final transient List<Scope> scopes;

	ApiTokenAuthentication(AccountPrincipal principal, ApiToken token) {
		super(Scope.authorities(principal.account().role(), token.scopes()));
		this.principal = principal;
		this.token = token;
		this.scopes = token.scopes().stream().filter((scope) -> scope.isFor(principal.account().role())).toList();
		setAuthenticated(true);
	}

	/**
	 * What the token is stored by.
	 * @return its SHA-256
	 */
	String hash() {
		return this.token.hash();
	}

	boolean has(Scope scope) {
		return this.scopes.contains(scope);
	}

	@Override
	public Actor actor() {
		return this.token.actor();
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
