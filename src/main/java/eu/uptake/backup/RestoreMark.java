package eu.uptake.backup;

import java.time.Instant;
import java.util.Date;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.springframework.stereotype.Component;

import eu.uptake.migration.StoreCheck;
import eu.uptake.migration.StoreRefusedException;

/**
 * Stands in a store from before the first write of a restore until after the last one. No
 * service starts meanwhile.
 */
@Component
class RestoreMark implements StoreCheck {

	static final String COLLECTION = "restores";

	private static final String ID = "running";

	static boolean isIn(MongoDatabase store) {
		return marks(store).find(Filters.eq(ID)).first() != null;
	}

	static void set(MongoDatabase store, String file, Instant at) {
		marks(store).replaceOne(Filters.eq(ID), new Document("file", file).append("begunAt", Date.from(at)),
				new ReplaceOptions().upsert(true));
	}

	static void remove(MongoDatabase store) {
		marks(store).deleteOne(Filters.eq(ID));
	}

	private static MongoCollection<Document> marks(MongoDatabase store) {
		return store.getCollection(COLLECTION);
	}

	@Override
	public void check(MongoDatabase store) {
		Document mark = marks(store).find(Filters.eq(ID)).first();
		if (mark != null) {
			throw new StoreRefusedException(
					"The store is half restored: restoring %s was begun at %s and has not come to its end"
						.formatted(mark.getString("file"), mark.getDate("begunAt").toInstant()),
					"Wait for it if it still runs, else restore again: java -jar uptake.jar restore FILE");
		}
	}

}
