package eu.uptake.quality;

import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.cycle.ReportingYears;
import eu.uptake.fresh.PublicRecords;

/**
 * The statistics of published years.
 */
@Configuration(proxyBeanMethods = false)
class PublicStatistics {

	@Bean
	PublicRecords stateOfStatistics(MongoOperations mongo, ReportingYears years) {
		return PublicRecords.ofSums(mongo, "qualityStats",
				() -> new Document("year", new Document("$in", years.published())), "lastSequence", "summariesVersion",
				"corrections", "sums.overall.count", "sums.overall.sum");
	}

}
