package eu.uptake.uptake;

import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.cycle.ReportingYears;
import eu.uptake.fresh.PublicRecords;

/**
 * The returns of published years.
 */
@Configuration(proxyBeanMethods = false)
class PublicReturns {

	@Bean
	PublicRecords stateOfReturns(MongoOperations mongo, ReportingYears years) {
		return PublicRecords.ofSums(mongo, "returns",
				() -> new Document("year", new Document("$in", years.published())), "version");
	}

}
