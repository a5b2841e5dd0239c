package eu.uptake.signin;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * What a session keeps of a sign-in at an issuer: enough to end both together.
 *
 * @param registration the sign-in's name in the settings
 * @param client as what the service is known to the issuer
 * @param issuer the issuer's address
 * @param subject whom the issuer means
 * @param sid the session there, if the issuer has told
 * @param idToken what proves to the issuer which session is to end, unless it is too
 * large to be kept; it opens nothing
 */
public record SingleSignOn(String registration, String client, String issuer, String subject, @Nullable String sid,
		@Nullable String idToken) {

	static final String ATTRIBUTE = "singleSignOn";

	/**
	 * How a session began.
	 * @param session the session, or null
	 * @return the sign-in at an issuer, or null for a sign-in by password
	 */
	public static @Nullable SingleSignOn of(@Nullable HttpSession session) {
		return (session != null && session.getAttribute(ATTRIBUTE) instanceof SingleSignOn signOn) ? signOn : null;
	}

	// Logs hold no tokens.
	@Override
	public String toString() {
		return "sign-in at " + this.registration;
	}

}
