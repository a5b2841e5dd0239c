package eu.uptake.signin;

import java.util.List;

import org.springframework.security.authentication.AbstractAuthenticationToken;

import eu.uptake.account.AccountPrincipal;
import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditedClient;

/**
 * Whoever has signed in with a token, its own or an issuer's: it may do less than its
 * account.
 */
final class ApiTokenAuthentication extends AbstractAuthenticationToken implements AuditedClient {

	private static final long serialVersionUID = 1L;

	private final transient AccountPrincipal principal;

	private final transient Actor actor;

	private final transient SignIn signIn;

	private final transient List<Scope> scopes;

	ApiTokenAuthentication(AccountPrincipal principal, List<Scope> scopes, Actor actor, SignIn signIn) {
		super(Scope.authorities(principal.account().role(), scopes));
		this.principal = principal;
		this.actor = actor;
		this.signIn = signIn;
		this.scopes = scopes.stream().filter((scope) -> scope.isFor(principal.account().role())).toList();
		setAuthenticated(true);
	}

	/**
	 * For what goes on after the request.
	 * @return looks the token up again
	 */
	SignIn signIn() {
		return this.signIn;
	}

	boolean has(Scope scope) {
		return this.scopes.contains(scope);
	}

	@Override
	public Actor actor() {
		return this.actor;
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
