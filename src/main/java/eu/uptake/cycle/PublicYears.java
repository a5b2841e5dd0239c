package eu.uptake.cycle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.fresh.PublicRecords;
import eu.uptake.fresh.StoreWrites;

/**
 * The years: which of them are published decides what everybody sees.
 */
@Configuration(proxyBeanMethods = false)
class PublicYears {

	@Bean
	PublicRecords stateOfYears(MongoOperations mongo, StoreWrites writes) {
		return PublicRecords.ofAll(mongo, writes, "reportingYears", "version", "status");
	}

}
