package eu.uptake.http;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

import eu.uptake.contract.RateLimit;
import eu.uptake.embedded.ConditionalOnEmbeddedStore;

/**
 * Adds to the chain of security filters, whose rules are elsewhere, what holds for every
 * request.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration {

	private static final int PER_ADDRESS = 6_000;

	private static final int PER_ACCOUNT = 3_000;

	@Bean
	Customizer<HttpSecurity> securityHeaders() {
		return (http) -> http.headers(new SecurityHeaders());
	}

	@Bean
	@ConditionalOnEmbeddedStore
	Loopback loopback() {
		return new Loopback();
	}

	/**
	 * Each address's share of requests.
	 * @param properties the limits
	 * @param problems answers what is beyond them
	 * @param loopback that there are none
	 * @return takes of the shares
	 */
	@Bean
	AddressRates addressRates(HttpProperties properties, HttpProblems problems, ObjectProvider<Loopback> loopback) {
		Integer limit = properties.rateLimit().perAddress();
		Integer perAddress = (limit != null) ? limit : (loopback.getIfAvailable() == null) ? PER_ADDRESS : null;
		return (perAddress != null)
				? new AddressRates(filter(perAddress, properties, ServletRequest::getRemoteAddr, problems))
				: new AddressRates(null);
	}

	@Bean
	Customizer<HttpSecurity> requestRates(HttpProperties properties, HttpProblems problems,
			ObjectProvider<Loopback> loopback, AddressRates addresses) {
		HttpProperties.RateLimit limits = properties.rateLimit();
		boolean limited = loopback.getIfAvailable() == null;
		Integer perAccount = (limits.perAccount() != null) ? limits.perAccount() : limited ? PER_ACCOUNT : null;
		return (http) -> {
			if (addresses.filter() != null) {
				// Before anything of the request is looked up.
				http.addFilterBefore(addresses.filter(), SecurityContextHolderFilter.class);
			}
			if (perAccount != null) {
				http.addFilterBefore(filter(perAccount, properties, HttpConfiguration::account, problems),
						AuthorizationFilter.class);
			}
		};
	}

	private static RequestRateFilter filter(int requests, HttpProperties properties,
			Function<HttpServletRequest, @Nullable String> client, HttpProblems problems) {
		return new RequestRateFilter(new RateLimit(requests, properties.rateLimit().per()), client, problems);
	}

	private static @Nullable String account(HttpServletRequest request) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return new AuthenticationTrustResolverImpl().isAuthenticated(authentication) ? authentication.getName() : null;
	}

	@Bean
	Customizer<HttpSecurity> crossOrigin(HttpProperties properties) {
		return (http) -> {
			if (properties.corsOrigins().isEmpty()) {
				return;
			}
			CorsConfiguration cors = new CorsConfiguration();
			cors.setAllowedOrigins(properties.corsOrigins());
			cors.setAllowedMethods(List.of("GET", "POST"));
			cors.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", RequestIdFilter.HEADER));
			cors.setExposedHeaders(List.of("Retry-After", RequestIdFilter.HEADER));
			// Not with a session: its cookie belongs to this service's own pages.
			cors.setAllowCredentials(false);
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/graphql", cors);
			source.registerCorsConfiguration("/api/exports/**", cors);
			source.registerCorsConfiguration("/api/reports/**", cors);
			http.cors((configurer) -> configurer.configurationSource(source));
		};
	}

	/**
	 * The shares of addresses.
	 *
	 * @param filter takes of them, or null where there is no limit; it is no bean, which
	 * would make it a filter of every request
	 */
	record AddressRates(@Nullable RequestRateFilter filter) implements RequestRates {

		@Override
		public boolean take(HttpServletRequest request, HttpServletResponse response) throws IOException {
			return this.filter == null || this.filter.take(request, response);
		}

	}

	/**
	 * That nobody reaches the service from outside.
	 */
	record Loopback() {
	}

}
