package eu.uptake.indicator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.fresh.PublicRecords;
import eu.uptake.fresh.StoreWrites;

/**
 * The indicators, definitions and recorded values alike.
 */
@Configuration(proxyBeanMethods = false)
class PublicIndicators {

	@Bean
	PublicRecords stateOfIndicators(MongoOperations mongo, StoreWrites writes) {
		return PublicRecords.ofAll(mongo, writes, "indicators", "version");
	}

}
