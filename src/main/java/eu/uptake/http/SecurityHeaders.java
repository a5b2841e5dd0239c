package eu.uptake.http;

import java.time.Duration;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The headers that tell browsers what answers may do: nothing, unless a page says itself
 * what it needs.
 */
class SecurityHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

	private static final String POLICY = "Content-Security-Policy";

	private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

	/** Browsers show it by an object and styles of their own. */
	private static final String PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

	/** The editor's library sets styles. */
	private static final String EDITOR = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
			+ "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; "
			+ "form-action 'self'; frame-ancestors 'none'";

	@Override
	public void customize(HeadersConfigurer<HttpSecurity> headers) {
		headers.addHeaderWriter((request, response) -> {
			if (!response.containsHeader(POLICY)) {
				response.setHeader(POLICY, policy(request.getRequestURI()));
			}
		})
			.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader((policy) -> policy
				.policy("camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"))
			.crossOriginOpenerPolicy((policy) -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			.crossOriginResourcePolicy((policy) -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
			// Sent where the request came by TLS.
			.httpStrictTransportSecurity(
					(hsts) -> hsts.maxAgeInSeconds(Duration.ofDays(365).toSeconds()).includeSubDomains(false));
	}

	private static String policy(String path) {
		if (path.startsWith("/graphiql")) {
			return EDITOR;
		}
		return path.endsWith(".pdf") ? PDF : NOTHING;
	}

}
