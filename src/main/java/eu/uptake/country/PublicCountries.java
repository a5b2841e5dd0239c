package eu.uptake.country;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.fresh.PublicRecords;
import eu.uptake.fresh.StoreWrites;

/**
 * The countries, of which figures tell the names.
 */
@Configuration(proxyBeanMethods = false)
class PublicCountries {

	@Bean
	PublicRecords stateOfCountries(MongoOperations mongo, StoreWrites writes) {
		return PublicRecords.ofAll(mongo, writes, "countries", "name", "protocolOrder");
	}

}
