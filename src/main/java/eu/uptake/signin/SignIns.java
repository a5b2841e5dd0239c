package eu.uptake.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

import eu.uptake.account.AccountEntry;
import eu.uptake.account.AccountPrincipal;
import eu.uptake.account.Accounts;

/**
 * Sign-ins that outlive the request which they came with.
 */
@Component
@ConditionalOnWebApplication
public class SignIns {

	private final Accounts accounts;

	private final ApiTokenCheck tokens;

	private final AccountSessions sessions;

	SignIns(Accounts accounts, ApiTokenCheck tokens, AccountSessions sessions) {
		this.accounts = accounts;
		this.tokens = tokens;
		this.sessions = sessions;
	}

	/**
	 * Signs in with what would be a request's header.
	 * @param authorization the header's value
	 * @return who has signed in, or null if it isn't a token or isn't any good
	 */
	public @Nullable Authentication byToken(String authorization) {
		String token = ApiTokenCheck.token(authorization);
		try {
			return (token != null) ? this.tokens.check(token) : null;
		}
		catch (AuthenticationException ex) {
			return null;
		}
	}

	/**
	 * How somebody is signed in.
	 * @param authentication who
	 * @param request the request that they are signed in for, if any
	 * @return the sign-in, which is never good for nobody
	 */
	public SignIn of(@Nullable Authentication authentication, @Nullable HttpServletRequest request) {
		if (authentication instanceof ApiTokenAuthentication token) {
			return token.signIn();
		}
		if (authentication == null || !(authentication.getPrincipal() instanceof AccountPrincipal principal)) {
			return () -> false;
		}
		HttpSession session = (request != null) ? request.getSession(false) : null;
		String sessionId = (session != null) ? session.getId() : null;
		Integer credentials = (principal instanceof AccountEntry account) ? account.credentials() : null;
		String username = principal.getName();
		return () -> isGood(username, credentials) && (sessionId == null || this.sessions.findById(sessionId) != null);
	}

	private boolean isGood(String username, @Nullable Integer credentials) {
		AccountEntry account = this.accounts.recent(username);
		return account != null && !account.disabled() && (credentials == null || credentials == account.credentials());
	}

}
