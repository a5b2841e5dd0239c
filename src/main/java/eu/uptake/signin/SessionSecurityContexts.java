package eu.uptake.signin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

import eu.uptake.account.AccountEntry;
import eu.uptake.account.Accounts;

/**
 * Leads from a request's session to the account as it is now. A session counts for
 * nothing once its account is disabled or has other credentials than it began with, also
 * when a request that was under way has written it again after its end.
 */
@Component
class SessionSecurityContexts implements SecurityContextRepository {

	private final Accounts accounts;

	SessionSecurityContexts(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
		return new Deferred(() -> find(request));
	}

	@Override
	@Deprecated
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		return loadDeferredContext(holder.getRequest()).get();
	}

	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		Authentication authentication = context.getAuthentication();
		Object principal = (authentication != null) ? authentication.getPrincipal() : null;
		if (principal instanceof SingleSignOnPrincipal signedOn) {
			begin(request.getSession(), signedOn.entry(), signedOn.singleSignOn());
		}
		else if (principal instanceof AccountEntry account) {
			begin(request.getSession(), account, null);
		}
	}

	private static void begin(HttpSession session, AccountEntry account, @Nullable SingleSignOn signOn) {
		session.setAttribute(SignedInSession.USERNAME, account.username());
		session.setAttribute(SignedInSession.CREDENTIALS, account.credentials());
		session.setAttribute(SignedInSession.BEGAN, Instant.now().truncatedTo(ChronoUnit.MILLIS));
		// Null takes away what another sign-in by the same browser has left.
		session.setAttribute(SingleSignOn.ATTRIBUTE, signOn);
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return find(request) != null;
	}

	/**
	 * Goes on with the request's session by the account's new credentials, under a new
	 * id.
	 * @param request the request
	 * @param account the account as it is now
	 */
	void renew(HttpServletRequest request, AccountEntry account) {
		request.changeSessionId();
		request.getSession().setAttribute(SignedInSession.CREDENTIALS, account.credentials());
	}

	private @Nullable SecurityContext find(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null || !(session.getAttribute(SignedInSession.USERNAME) instanceof String username)
				|| !(session.getAttribute(SignedInSession.CREDENTIALS) instanceof Integer credentials)) {
			return null;
		}
		AccountEntry account = this.accounts.recent(username);
		if (account == null || account.disabled() || account.credentials() != credentials) {
			// It may be what is remembered of the account that is old.
			account = this.accounts.read(username);
		}
		if (account == null || account.disabled() || account.credentials() != credentials) {
			session.invalidate();
			return null;
		}
		return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(account, null,
				Scope.authorities(account.role(), Scope.allOf(account.role()))));
	}

	/**
	 * Looks at the session when somebody asks who it is, and not before.
	 */
	private static final class Deferred implements DeferredSecurityContext {

		private final Supplier<@Nullable SecurityContext> find;

		private @Nullable SecurityContext context;

		private boolean generated;

		Deferred(Supplier<@Nullable SecurityContext> find) {
			this.find = find;
		}

		@Override
		public SecurityContext get() {
			SecurityContext known = this.context;
			if (known == null) {
				known = this.find.get();
				if (known == null) {
					known = SecurityContextHolder.createEmptyContext();
					this.generated = true;
				}
				this.context = known;
			}
			return known;
		}

		@Override
		public boolean isGenerated() {
			get();
			return this.generated;
		}

	}

}
