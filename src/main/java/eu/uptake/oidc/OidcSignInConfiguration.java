package eu.uptake.oidc;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.csrf.CsrfFilter;

import eu.uptake.account.VouchedAccounts;
import eu.uptake.http.HttpProblems;
import eu.uptake.signin.SingleSignOnSessions;

/**
 * Signing in at the issuers that Spring's own settings name: by authorization code with
 * PKCE, out again from here or from there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class OidcSignInConfiguration {

	@Bean
	Registrations registrations(OAuth2ClientProperties properties) {
		return new Registrations(properties);
	}

	@Bean
	OAuth2AuthorizedClientRepository noAuthorizedClients() {
		return new NoAuthorizedClients();
	}

	@Bean
	OidcIdTokenDecoderFactory idTokenDecoders() {
		return IssuerAnswers.idTokens();
	}

	@Bean
	OidcSessionRegistry oidcSessions(SingleSignOnSessions sessions) {
		sessions.prepare();
		return new StoredOidcSessions(sessions);
	}

	@Bean
	Customizer<HttpSecurity> singleSignOn(Registrations registrations, ClaimMapping mapping, VouchedAccounts accounts,
			HttpProblems problems) {
		SignInOutcome outcome = new SignInOutcome();
		SignInRequestCookie underWay = new SignInRequestCookie(registrations);
		return (http) -> http.addFilterBefore(new BackChannelFilter(problems), CsrfFilter.class)
			.oauth2Login((login) -> {
				login.authorizationEndpoint((endpoint) -> endpoint.authorizationRequestRepository(underWay))
					.tokenEndpoint((endpoint) -> endpoint.accessTokenResponseClient(IssuerAnswers.tokens()))
					.userInfoEndpoint((endpoint) -> endpoint
						.oidcUserService(new OidcUsers(IssuerAnswers.claims(), mapping, accounts)))
					.successHandler(outcome)
					.failureHandler(outcome);
				login.addObjectPostProcessor(beginnings(outcome, problems));
			})
			.oidcLogout((logout) -> logout.backChannel(Customizer.withDefaults()))
			.logout((logout) -> logout.addLogoutHandler(new SignOutAtIssuer(registrations)));
	}

	// What can't even begin ends as other failures do.
	private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> beginnings(SignInOutcome outcome,
			HttpProblems problems) {
		return new ObjectPostProcessor<>() {
			@Override
			public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
				filter.setAuthenticationFailureHandler((request, response, ex) -> {
					if (ex.getCause() instanceof IssuerAwayException) {
						outcome.onAuthenticationFailure(request, response, ex);
						return;
					}
					problems.write(response, HttpStatus.NOT_FOUND, "There is no such sign-in.");
				});
				return filter;
			}
		};
	}

}
