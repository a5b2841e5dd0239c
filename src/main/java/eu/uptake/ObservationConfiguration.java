package eu.uptake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/**
 * What of a request is observed: the request, and its operation. How long each of the
 * security filters takes nobody asks, and asking would take longer than they do.
 */
@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {

	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

}
