package eu.uptake.migration;

import java.time.Instant;
import java.util.Date;
import java.util.SortedMap;
import java.util.TreeMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/**
 * The migrations that a store has had, a document each.
 */
public final class AppliedMigrations {

	/** Their collection. */
	public static final String COLLECTION = "migrations";

	private final MongoCollection<Document> documents;

	public AppliedMigrations(MongoDatabase store) {
		this.documents = store.getCollection(COLLECTION);
	}

	/**
	 * The number of the last migration: which form the store's documents have.
	 * @return the number; 0 for a store that has had none
	 */
	public int last() {
		SortedMap<Integer, String> names = names();
		return names.isEmpty() ? 0 : names.lastKey();
	}

	SortedMap<Integer, String> names() {
		SortedMap<Integer, String> names = new TreeMap<>();
		for (Document each : this.documents.find()) {
			names.put(each.getInteger("_id"), each.getString("name"));
		}
		return names;
	}

	void add(Migration migration, Instant at) {
		this.documents.insertOne(new Document("_id", migration.number()).append("name", migration.name())
			.append("appliedAt", Date.from(at)));
	}

}
