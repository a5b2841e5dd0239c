package eu.uptake.oidc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * How an issuer is asked about somebody who has signed in there: as Spring does, but not
 * for longer than somebody waits.
 */
final class IssuerAnswers {

	private IssuerAnswers() {
	}

	/**
	 * Changes the code that the browser has brought for tokens.
	 * @return the client
	 */
	static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
		RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
		client.setRestClient(RestClient.builder()
			.requestFactory(IssuerHttp.requests())
			.configureMessageConverters((converters) -> converters.addCustomConverter(new FormHttpMessageConverter())
				.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
			.build());
		// For "client_secret_jwt", which EU Login asks for.
		client
			.addParametersConverter(new NimbusJwtClientAuthenticationParametersConverter<>(IssuerAnswers::keyOfSecret));
		return client;
	}

	/**
	 * Asks what else there is to know about somebody.
	 * @return the service
	 */
	static OidcUserService claims() {
		RestTemplate http = new RestTemplate(IssuerHttp.requests());
		http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
		DefaultOAuth2UserService userInfo = new DefaultOAuth2UserService();
		userInfo.setRestOperations(http);
		OidcUserService claims = new OidcUserService();
		claims.setOauth2UserService(userInfo);
		return claims;
	}

	/**
	 * Checks what the issuer says of somebody.
	 * @return makes decoders
	 */
	static OidcIdTokenDecoderFactory idTokens() {
		OidcIdTokenDecoderFactory factory = new OidcIdTokenDecoderFactory();
		factory.setJwsAlgorithmResolver(IssuerAnswers::algorithm);
		return factory;
	}

	// RS256 is what every issuer must have; some sign by something else even so.
	private static JwsAlgorithm algorithm(ClientRegistration registration) {
		Object known = registration.getProviderDetails()
			.getConfigurationMetadata()
			.get("id_token_signing_alg_values_supported");
		if (!(known instanceof List<?> names) || names.contains(SignatureAlgorithm.RS256.getName())) {
			return SignatureAlgorithm.RS256;
		}
		return names.stream()
			.map((name) -> SignatureAlgorithm.from(String.valueOf(name)))
			.filter((algorithm) -> algorithm != null)
			.findFirst()
			.orElse(SignatureAlgorithm.RS256);
	}

	private static @Nullable JWK keyOfSecret(ClientRegistration registration) {
		return ClientAuthenticationMethod.CLIENT_SECRET_JWT.equals(registration.getClientAuthenticationMethod())
				? new OctetSequenceKey.Builder(new SecretKeySpec(
						registration.getClientSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
					.keyID(UUID.randomUUID().toString())
					.build()
				: null;
	}

}
