package eu.uptake.signin;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * What a session says: who has signed in, when, and by which credentials. It is all there
 * is in one, but for a {@link SingleSignOn}; what the account may do is read with each
 * request.
 *
 * @param username the account's name
 * @param credentials the account's count of credentials at the sign-in
 * @param began when that was
 */
record SignedInSession(String username, int credentials, Instant began) {

	static final String USERNAME = "username";

	static final String CREDENTIALS = "credentials";

	static final String BEGAN = "began";

	static @Nullable Instant began(Session session) {
		return (session.getAttribute(BEGAN) instanceof Instant began) ? began : null;
	}

}
