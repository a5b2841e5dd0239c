package eu.uptake.download;

import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.cycle.ReportingYears;
import eu.uptake.fresh.PublicRecords;
import eu.uptake.fresh.StoreWrites;

/**
 * The imports, whose counts don't change, and the declarations of published years.
 */
@Configuration(proxyBeanMethods = false)
class PublicDownloads {

	@Bean
	PublicRecords stateOfImports(MongoOperations mongo, StoreWrites writes) {
		return PublicRecords.ofAll(mongo, writes, "accessLogs", "outcome", "replaces", "countedAt", "withdrawnAt");
	}

	@Bean
	PublicRecords stateOfDeclarations(MongoOperations mongo, ReportingYears years) {
		return PublicRecords.ofSums(mongo, "downloadDeclarations",
				() -> new Document("year", new Document("$in", years.published())), "declarations", "trainees");
	}

}
