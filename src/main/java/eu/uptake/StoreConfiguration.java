package eu.uptake;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.MongoConverterConfigurationAdapter;

/**
 * Time, and how it is stored.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

	@Bean
	Clock clock(UptakeProperties properties) {
		return Clock.system(properties.zone());
	}

	// The driver's own 30 seconds are long for somebody who waits for the start to fail.
	@Bean
	MongoClientSettingsBuilderCustomizer serverSelection(MongoConnectionDetails details) {
		return (settings) -> {
			if (details.getConnectionString().getServerSelectionTimeout() == null) {
				settings.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS));
			}
		};
	}

	// Dates are stored as midnight UTC, whatever the machine's time zone: the default
	// would move them by a day between machines.
	@Bean
	MongoCustomConversions mongoCustomConversions() {
		return MongoCustomConversions.create(MongoConverterConfigurationAdapter::useNativeDriverJavaTimeCodecs);
	}

}
