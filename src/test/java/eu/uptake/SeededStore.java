package eu.uptake;

import java.time.Clock;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import org.bson.Document;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Brings the store back to the seed before each test: the collections that have been
 * written to since the last time. After each, every query that a request made must have
 * had an index.
 */
class SeededStore implements BeforeEachCallback, AfterEachCallback {

	private static final Map<ApplicationContext, Map<String, List<Document>>> SEEDS = new WeakHashMap<>();

	@Override
	public void beforeEach(ExtensionContext test) {
		ApplicationContext context = SpringExtension.getApplicationContext(test);
		MongoOperations mongo = context.getBean(MongoOperations.class);
		StoreCommands commands = context.getBean(StoreCommands.class);
		if (!SEEDS.containsKey(context)) {
			openCurrentYear(mongo, context.getBean(Clock.class));
			SEEDS.put(context, seed(mongo));
		}
		else {
			commands.writtenTo().forEach((collection) -> restore(mongo, collection, SEEDS.get(context)));
		}
		commands.forgetWrites();
	}

	@Override
	public void afterEach(ExtensionContext test) {
		ApplicationContext context = SpringExtension.getApplicationContext(test);
		assertThat(context.getBean(StoreCommands.class)
			.queries()
			.problems(context.getBean(MongoDatabaseFactory.class).getMongoDatabase()))
			.as("queries without an index; add one, or the collection to the small ones")
			.isEmpty();
	}

	private static Map<String, List<Document>> seed(MongoOperations mongo) {
		Map<String, List<Document>> seed = new HashMap<>();
		mongo.getCollectionNames().forEach((name) -> seed.put(name, mongo.findAll(Document.class, name)));
		return seed;
	}

	private static void restore(MongoOperations mongo, String collection, Map<String, List<Document>> seed) {
		if (collection.equals("sessions")) {
			// Whoever has signed in before goes on.
			return;
		}
		mongo.remove(new Query(), collection);
		List<Document> documents = seed.getOrDefault(collection, List.of());
		if (!documents.isEmpty()) {
			mongo.insert(documents, collection);
		}
	}

	// The seed does it on the embedded store only.
	private static void openCurrentYear(MongoOperations mongo, Clock clock) {
		int year = Year.now(clock).getValue();
		if (mongo.findById(year, Document.class, "reportingYears") == null) {
			mongo.insert(new Document("_id", year).append("version", 1)
				.append("status", "OPEN")
				.append("changes", List.of()), "reportingYears");
		}
	}

}
