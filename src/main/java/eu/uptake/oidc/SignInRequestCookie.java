package eu.uptake.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * Keeps a sign-in that is under way in a cookie of the browser's: whichever instance it
 * comes back to knows it, and nobody who is anonymous writes to the store. It needs no
 * signature, since whoever could change it could only spoil the own sign-in.
 */
class SignInRequestCookie implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	static final String NAME = "SIGN-IN";

	private static final String PATH = "/login/oauth2/code";

	private static final Duration LIFE = Duration.ofMinutes(10);

	private static final int PARTS = 5;

	private final ClientRegistrationRepository registrations;

	SignInRequestCookie(ClientRegistrationRepository registrations) {
		this.registrations = registrations;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		List<String> parts = parts(request);
		String state = request.getParameter(OAuth2ParameterNames.STATE);
		if (parts.size() != PARTS || state == null || !isSame(parts.get(1), state)) {
			return null;
		}
		String id = parts.get(0);
		// An answer to the one issuer's question isn't another's.
		if (!request.getRequestURI().endsWith("/" + id)) {
			return null;
		}
		ClientRegistration registration = this.registrations.findByRegistrationId(id);
		if (registration == null) {
			return null;
		}
		return OAuth2AuthorizationRequest.authorizationCode()
			.authorizationUri(registration.getProviderDetails().getAuthorizationUri())
			.clientId(registration.getClientId())
			.redirectUri(parts.get(4))
			.scopes(registration.getScopes())
			.state(state)
			.attributes(Map.of(OAuth2ParameterNames.REGISTRATION_ID, id, OidcParameterNames.NONCE, parts.get(2),
					PkceParameterNames.CODE_VERIFIER, parts.get(3)))
			.build();
	}

	@Override
	public void saveAuthorizationRequest(@Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request,
			HttpServletResponse response) {
		if (asked == null) {
			write("", Duration.ZERO, request, response);
			return;
		}
		String value = Stream
			.of(attribute(asked, OAuth2ParameterNames.REGISTRATION_ID), Objects.requireNonNull(asked.getState()),
					attribute(asked, OidcParameterNames.NONCE), attribute(asked, PkceParameterNames.CODE_VERIFIER),
					Objects.requireNonNull(asked.getRedirectUri()))
			.map((part) -> Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(part.getBytes(StandardCharsets.UTF_8)))
			.collect(Collectors.joining("."));
		write(value, LIFE, request, response);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
		if (asked != null) {
			write("", Duration.ZERO, request, response);
		}
		return asked;
	}

	private static String attribute(OAuth2AuthorizationRequest asked, String name) {
		return Objects.requireNonNull(asked.getAttribute(name));
	}

	private static void write(String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(NAME, value)
					.path(request.getContextPath() + PATH)
					.maxAge(life)
					.httpOnly(true)
					.secure(request.isSecure())
					// The issuer sends the browser back by a link.
					.sameSite("Lax")
					.build()
					.toString());
	}

	private static List<String> parts(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		return Stream.of((cookies != null) ? cookies : new Cookie[0])
			.filter((cookie) -> cookie.getName().equals(NAME))
			.findFirst()
			.map((cookie) -> Stream.of(cookie.getValue().split("\\.")).map(SignInRequestCookie::decode).toList())
			.orElse(List.of());
	}

	private static String decode(String part) {
		try {
			return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static boolean isSame(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
	}

}
