package eu.uptake.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Leads the browser back to the web client: its page to sign in goes on to the first page
 * of the role's, or says why not.
 */
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	private static final Log logger = LogFactory.getLog(SignInOutcome.class);

	private static final String PAGE = "/sign-in";

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) {
		lead(request, response, PAGE);
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException ex) {
		String problem = problem(ex);
		// Neither tokens nor claims: messages may quote them.
		logger.info("Single sign-on refused: %s%s".formatted(problem, detail(ex)));
		logger.debug("Single sign-on refused", ex);
		lead(request, response, PAGE + "?problem=" + problem);
	}

	// The server's own way would name a host, and that of the request may be made up.
	private static void lead(HttpServletRequest request, HttpServletResponse response, String path) {
		response.setStatus(HttpStatus.FOUND.value());
		response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + path);
	}

	// The codes are those of the web client's messages.
	private static String problem(AuthenticationException ex) {
		if (ex instanceof RefusedException refused) {
			return refused.refusal().code();
		}
		if (ex instanceof AuthenticationServiceException || ex.getCause() instanceof AuthenticationServiceException) {
			return "unavailable";
		}
		return switch (error(ex)) {
			case "authorization_request_not_found", "invalid_state_parameter" -> "expired";
			case OAuth2ErrorCodes.ACCESS_DENIED -> "cancelled";
			case OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE -> "unavailable";
			default -> "failed";
		};
	}

	private static String detail(AuthenticationException ex) {
		String error = error(ex);
		return error.matches("[\\w.-]{1,64}") ? " (%s)".formatted(error) : "";
	}

	private static String error(AuthenticationException ex) {
		return (ex instanceof OAuth2AuthenticationException failed) ? failed.getError().getErrorCode() : "";
	}

}
