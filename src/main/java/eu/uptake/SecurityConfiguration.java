package eu.uptake;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who reaches which path. What the GraphQL endpoint answers is ruled field by field, at
 * the controllers' methods.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@ConditionalOnWebApplication
class SecurityConfiguration {

	private final Problems problems;

	SecurityConfiguration(Problems problems) {
		this.problems = problems;
	}

	@Bean
	SecurityFilterChain security(HttpSecurity http) throws Exception {
		return http
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers("/", "/app/**", "/graphql", "/graphiql", "/graphiql/**", "/_static/**", "/favicon.ico",
						"/error")
				.permitAll()
				// Which years' reports is asked by their controller.
				.requestMatchers("/api/reports/**")
				.permitAll()
				.requestMatchers("/api/access-logs/**")
				.hasAnyRole("INGEST", "TAXUD")
				.requestMatchers("/api/surveys/**", "/api/returns/**")
				.hasAnyRole("COORDINATOR", "TAXUD")
				// The figures in them are ruled like those of GraphQL.
				.requestMatchers("/api/exports/**")
				.permitAll()
				.requestMatchers(EndpointRequest.to("health"))
				.permitAll()
				.requestMatchers(EndpointRequest.toAnyEndpoint())
				.hasRole("OPERATOR")
				.requestMatchers("/api/**", "/actuator/**")
				.denyAll()
				// Whatever else there is has a rule above, and a test demands one:
				// what is left is unknown, to everybody alike.
				.anyRequest()
				.permitAll())
			.formLogin((form) -> form.loginProcessingUrl("/login")
				.successHandler((request, response, authentication) -> response.setStatus(204))
				.failureHandler((request, response, ex) -> this.problems.write(response, HttpStatus.UNAUTHORIZED,
						"Wrong username or password.")))
			.logout((logout) -> logout.logoutUrl("/logout")
				.logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
			.csrf((csrf) -> csrf.spa().ignoringRequestMatchers(graphQlWithoutSession()))
			.requestCache((cache) -> cache.disable())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(
					(request, response, ex) -> this.problems.write(response, HttpStatus.UNAUTHORIZED, "Sign in first."))
				.accessDeniedHandler((request, response, ex) -> this.problems.write(response, HttpStatus.FORBIDDEN,
						(ex instanceof org.springframework.security.web.csrf.CsrfException)
								? "Echo the XSRF-TOKEN cookie in the X-XSRF-TOKEN header." : "This is not for you.")))
			.build();
	}

	// Without a session there is nothing that a forged request could make use of.
	private static RequestMatcher graphQlWithoutSession() {
		return (request) -> request.getServletPath().equals("/graphql") && request.getSession(false) == null;
	}

}
