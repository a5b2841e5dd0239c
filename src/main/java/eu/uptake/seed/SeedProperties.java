package eu.uptake.seed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an empty store is loaded with.
 *
 * @param seed folder (or "classpath:" location) of the CSV files that an empty store is
 * loaded with, or "none" to start empty
 */
@ConfigurationProperties("uptake")
record SeedProperties(@DefaultValue("classpath:seed/") String seed) {

	boolean none() {
		return "none".equals(this.seed);
	}

}
