package eu.uptake;

import java.time.Clock;

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

	// Dates are stored as midnight UTC, whatever the machine's time zone: the default
	// would
	// move them by a day between machines.
	@Bean
	MongoCustomConversions mongoCustomConversions() {
		return MongoCustomConversions.create(MongoConverterConfigurationAdapter::useNativeDriverJavaTimeCodecs);
	}

}
