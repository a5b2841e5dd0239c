package eu.uptake;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

import eu.uptake.signin.ApiTokenFilter;
import eu.uptake.signin.Scope;
import eu.uptake.signin.SignInFilters;
import eu.uptake.signin.TooManySignIns;

/**
 * Who reaches which path. What the GraphQL endpoint answers is ruled field by field, at
 * the controllers' methods.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@ConditionalOnWebApplication
class SecurityConfiguration {

	private final Problems problems;

	private final SignInFilters signIn;

	SecurityConfiguration(Problems problems, SignInFilters signIn) {
		this.problems = problems;
		this.signIn = signIn;
	}

	@Bean
	SecurityFilterChain security(HttpSecurity http) throws Exception {
		return http.securityContext((contexts) -> contexts.securityContextRepository(this.signIn.contexts()))
			.addFilterAfter(this.signIn.apiTokens(this::refuseToken), SecurityContextHolderFilter.class)
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers("/", "/app/**", "/graphql", "/graphiql", "/graphiql/**", "/_static/**", "/favicon.ico",
						"/error")
				.permitAll()
				// Which years' reports is asked by their controller; the figures in
				// exports are ruled like those of GraphQL.
				.requestMatchers("/api/reports/**", "/api/exports/**")
				.access(this.signIn.readable())
				.requestMatchers("/api/access-logs/**")
				.access(this.signIn.scoped(Scope.INGEST_LOGS, "INGEST", "TAXUD"))
				.requestMatchers(HttpMethod.POST, "/api/surveys/**", "/api/returns/**")
				.access(this.signIn.scoped(Scope.REPORT, "COORDINATOR", "TAXUD"))
				.requestMatchers("/api/surveys/**", "/api/returns/**")
				.access(this.signIn.scoped(Scope.READ, "COORDINATOR", "TAXUD"))
				.requestMatchers(EndpointRequest.to("health"))
				.permitAll()
				.requestMatchers(EndpointRequest.toAnyEndpoint())
				.access(this.signIn.scoped(Scope.METRICS, "OPERATOR"))
				.requestMatchers("/api/**", "/actuator/**")
				.denyAll()
				// Whatever else there is has a rule above, and a test demands one:
				// what is left is unknown, to everybody alike.
				.anyRequest()
				.permitAll())
			.formLogin((form) -> form.loginProcessingUrl("/login")
				.successHandler((request, response, authentication) -> response.setStatus(204))
				.failureHandler(this::refuseSignIn))
			.logout((logout) -> logout.logoutUrl("/logout")
				.addLogoutHandler(this.signIn.signOuts())
				.logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
			.csrf((csrf) -> csrf.spa()
				.ignoringRequestMatchers(ApiTokenFilter::bringsToken)
				.ignoringRequestMatchers(graphQlWithoutSession()))
			.requestCache((cache) -> cache.disable())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(
					(request, response, ex) -> this.problems.write(response, HttpStatus.UNAUTHORIZED, "Sign in first."))
				.accessDeniedHandler((request, response, ex) -> this.problems.write(response, HttpStatus.FORBIDDEN,
						(ex instanceof org.springframework.security.web.csrf.CsrfException)
								? "Echo the XSRF-TOKEN cookie in the X-XSRF-TOKEN header." : "This is not for you.")))
			.build();
	}

	private void refuseToken(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		HttpStatus status = HttpStatus.UNAUTHORIZED;
		if (ex instanceof InsufficientAuthenticationException) {
			status = HttpStatus.FORBIDDEN;
		}
		else if (ex instanceof AuthenticationServiceException) {
			status = HttpStatus.SERVICE_UNAVAILABLE;
			response.setHeader(HttpHeaders.RETRY_AFTER, "10");
		}
		this.problems.write(response, status, String.valueOf(ex.getMessage()));
	}

	private void refuseSignIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		if (ex instanceof TooManySignIns refused) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfterSeconds()));
			this.problems.write(response, HttpStatus.TOO_MANY_REQUESTS, String.valueOf(ex.getMessage()));
			return;
		}
		this.problems.write(response, HttpStatus.UNAUTHORIZED, "Wrong username or password.");
	}

	// Without a session there is nothing that a forged request could make use of.
	private static RequestMatcher graphQlWithoutSession() {
		return (request) -> request.getServletPath().equals("/graphql") && request.getSession(false) == null;
	}

}
