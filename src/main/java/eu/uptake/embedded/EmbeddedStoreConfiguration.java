package eu.uptake.embedded;

import java.net.InetAddress;

import com.mongodb.ConnectionString;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded store where no MongoDB is configured, and keeps the service on the
 * loopback interface while it runs: its demo accounts must not be reachable from outside.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedStore
@EnableConfigurationProperties(EmbeddedStoreProperties.class)
class EmbeddedStoreConfiguration {

	@Bean
	EmbeddedStore embeddedStore(EmbeddedStoreProperties properties, Environment environment) {
		refuseOutside("server.address", environment.getProperty("server.address", InetAddress.class));
		InetAddress management = environment.getProperty("management.server.address", InetAddress.class);
		refuseOutside("management.server.address", management);
		if (management == null && ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
			throw new EmbeddedStoreException("management.server.port opens a port on every interface",
					"With the embedded store, add --management.server.address=127.0.0.1.");
		}
		return new EmbeddedStore(properties);
	}

	@Bean
	MongoConnectionDetails embeddedConnectionDetails(EmbeddedStore store) {
		ConnectionString connectionString = new ConnectionString(store.connectionString("uptake"));
		return () -> connectionString;
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> loopbackOnly(Environment environment) {
		InetAddress address = environment.getProperty("server.address", InetAddress.class,
				InetAddress.getLoopbackAddress());
		return (factory) -> factory.setAddress(address);
	}

	private static void refuseOutside(String property, @Nullable InetAddress address) {
		if (address != null && !address.isLoopbackAddress()) {
			throw new EmbeddedStoreException(
					"%s=%s is refused: with the embedded store the service listens on the loopback interface only"
						.formatted(property, address.getHostAddress()),
					"Leave %s out, or use a MongoDB server: SPRING_MONGODB_URI=mongodb://…".formatted(property));
		}
	}

}
