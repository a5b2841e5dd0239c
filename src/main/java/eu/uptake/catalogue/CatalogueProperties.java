package eu.uptake.catalogue;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The catalogue.
 *
 * @param publicSite where the modules' download paths begin, such as
 * {@code https://training.example.eu}
 */
@ConfigurationProperties("uptake.catalogue")
record CatalogueProperties(@Nullable URI publicSite) {

	CatalogueProperties {
		if (publicSite != null && (publicSite.getScheme() == null || !publicSite.getScheme().matches("https?"))) {
			throw new IllegalArgumentException("uptake.catalogue.public-site must begin with http:// or https://");
		}
	}

}
