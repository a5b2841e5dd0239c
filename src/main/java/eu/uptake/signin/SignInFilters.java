package eu.uptake.signin;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * What the chain of security filters is made with.
 */
@Component
@ConditionalOnWebApplication
public class SignInFilters {

	/** The cookie that names a session. */
	public static final String SESSION_COOKIE = "JSESSIONID";

	private final SessionSecurityContexts sessions;

	private final ApiTokenCheck tokens;

	private final SignInAudit audit;

	SignInFilters(SessionSecurityContexts sessions, ApiTokenCheck tokens, SignInAudit audit) {
		this.sessions = sessions;
		this.tokens = tokens;
		this.audit = audit;
	}

	/**
	 * Where who has signed in is remembered: in the request, and by password in a
	 * session.
	 * @return the repository
	 */
	public SecurityContextRepository contexts() {
		return new DelegatingSecurityContextRepository(new RequestAttributeSecurityContextRepository(), this.sessions);
	}

	/**
	 * Takes API tokens, and those of an issuer where one is named.
	 * @param refusal answers a request whose token isn't any good
	 * @return the filter
	 */
	public ApiTokenFilter apiTokens(AuthenticationEntryPoint refusal) {
		return new ApiTokenFilter(this.tokens, refusal);
	}

	/**
	 * Records who signs out, before the session ends.
	 * @return the handler
	 */
	public LogoutHandler signOuts() {
		return (request, response, authentication) -> this.audit.signedOut(authentication);
	}

	/**
	 * A path for some roles; by token with a scope only.
	 * @param <T> what is asked for
	 * @param scope the scope
	 * @param roles the roles
	 * @return the rule
	 */
	public <T> AuthorizationManager<T> scoped(Scope scope, String... roles) {
		return AuthorizationManagers.allOf(AuthorityAuthorizationManager.hasAnyRole(roles),
				AuthorityAuthorizationManager.hasAuthority(scope.authority()));
	}

	/**
	 * A path for everybody; by token only with the scope to read.
	 * @param <T> what is asked for
	 * @return the rule
	 */
	public <T> AuthorizationManager<T> readable() {
		return AuthorizationManagers.anyOf(AuthenticatedAuthorizationManager.anonymous(),
				AuthorityAuthorizationManager.hasAuthority(Scope.READ.authority()));
	}

}
