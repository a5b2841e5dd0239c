package eu.uptake;

import java.time.Clock;
import java.time.Year;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Brings the store back to the seed before each test.
 */
class SeededStore implements BeforeEachCallback {

	@Override
	public void beforeEach(ExtensionContext test) {
		ApplicationContext context = SpringExtension.getApplicationContext(test);
		MongoOperations mongo = context.getBean(MongoOperations.class);
		mongo.getCollectionNames().forEach((name) -> mongo.remove(new Query(), name));
		context.getBean("seedLoader", SmartInitializingSingleton.class).afterSingletonsInstantiated();
		int year = Year.now(context.getBean(Clock.class)).getValue();
		if (mongo.findById(year, Document.class, "reportingYears") == null) {
			mongo.insert(new Document("_id", year).append("version", 1)
				.append("status", "OPEN")
				.append("changes", List.of()), "reportingYears");
		}
	}

}
