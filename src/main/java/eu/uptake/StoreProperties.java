package eu.uptake;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long to wait for MongoDB, where the connection string doesn't say.
 *
 * @param selectionTimeout for a server that can do what is asked, such as a new primary
 * @param connectTimeout for a server that takes a connection
 */
@ConfigurationProperties("uptake.store")
record StoreProperties(@DefaultValue("3s") Duration selectionTimeout, @DefaultValue("5s") Duration connectTimeout) {
}
