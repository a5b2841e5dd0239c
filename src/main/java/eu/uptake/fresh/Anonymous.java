package eu.uptake.fresh;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever hasn't signed in, and is told what everybody is.
 */
public final class Anonymous {

	private Anonymous() {
	}

	/**
	 * Whether nobody asks who could be told more than others.
	 * @return false also where it isn't known who asks
	 */
	public static boolean asks() {
		return SecurityContextHolder.getContext().getAuthentication() instanceof AnonymousAuthenticationToken;
	}

}
