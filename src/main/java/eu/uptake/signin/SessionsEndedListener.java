package eu.uptake.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import eu.uptake.account.SessionsEnded;

/**
 * Takes ended sessions out of the store, which ends them on every instance at once. If
 * that fails half-way, each is refused when it is next used.
 */
@Component
@ConditionalOnWebApplication
class SessionsEndedListener {

	private final AccountSessions sessions;

	private final SessionSecurityContexts contexts;

	SessionsEndedListener(AccountSessions sessions, SessionSecurityContexts contexts) {
		this.sessions = sessions;
		this.contexts = contexts;
	}

	@EventListener
	void on(SessionsEnded ended) {
		HttpServletRequest request = request();
		HttpSession current = (ended.exceptCurrent() && request != null) ? request.getSession(false) : null;
		this.sessions.deleteAll(ended.account().username(), (current != null) ? current.getId() : null);
		if (current != null && request != null) {
			this.contexts.renew(request, ended.account());
		}
	}

	private static @Nullable HttpServletRequest request() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest() : null;
	}

}
