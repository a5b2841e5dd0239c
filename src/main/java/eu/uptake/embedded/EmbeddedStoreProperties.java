package eu.uptake.embedded;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded store.
 *
 * @param path folder that holds the data, or "memory" to keep nothing
 */
@ConfigurationProperties("uptake.embedded")
record EmbeddedStoreProperties(@DefaultValue("data") String path) {

	boolean inMemory() {
		return "memory".equals(this.path);
	}

}
