package eu.uptake.catalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.fresh.PublicRecords;
import eu.uptake.fresh.StoreWrites;

/**
 * The modules, of which figures tell the titles.
 */
@Configuration(proxyBeanMethods = false)
class PublicModules {

	@Bean
	PublicRecords stateOfModules(MongoOperations mongo, StoreWrites writes) {
		return PublicRecords.ofAll(mongo, writes, "modules", "version");
	}

}
