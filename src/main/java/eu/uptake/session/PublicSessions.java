package eu.uptake.session;

import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.cycle.ReportingYears;
import eu.uptake.fresh.PublicRecords;

/**
 * The sessions of published years.
 */
@Configuration(proxyBeanMethods = false)
class PublicSessions {

	@Bean
	PublicRecords stateOfSessions(MongoOperations mongo, ReportingYears years) {
		return PublicRecords.ofSums(mongo, "trainingSessions",
				() -> new Document("year", new Document("$in", years.published())), "version", "officials");
	}

}
