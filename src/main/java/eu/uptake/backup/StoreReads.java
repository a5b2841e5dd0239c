package eu.uptake.backup;

import java.util.function.Consumer;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads all of a store as it is at one moment. The embedded store is locked by the
 * process that has it, and so nobody else writes; a replica set reads from a snapshot,
 * while the services go on writing.
 */
final class StoreReads implements AutoCloseable {

	private static final String FOR_SHARDS = "isdbgrid";

	private final MongoDatabase store;

	private final @Nullable ClientSession snapshot;

	private StoreReads(MongoDatabase store, @Nullable ClientSession snapshot) {
		this.store = store;
		this.snapshot = snapshot;
	}

	static StoreReads alone(MongoDatabase store) {
		return new StoreReads(store, null);
	}

	static StoreReads snapshot(MongoClient client, MongoDatabase store) {
		return new StoreReads(store,
				client.startSession(ClientSessionOptions.builder().causallyConsistent(false).snapshot(true).build()));
	}

	/**
	 * Tells whether a server can read from a snapshot.
	 * @param store its store
	 * @return false for a single server, that isn't even a replica set of one
	 */
	static boolean hasSnapshots(MongoDatabase store) {
		Document hello = store.runCommand(new Document("hello", 1));
		return hello.containsKey("setName") || FOR_SHARDS.equals(hello.get("msg"));
	}

	/**
	 * Reads a collection.
	 * @param collection its name
	 * @param reader gets each document; none if there is no such collection
	 */
	void each(String collection, Consumer<RawBsonDocument> reader) {
		MongoCollection<RawBsonDocument> documents = this.store.getCollection(collection, RawBsonDocument.class);
		((this.snapshot != null) ? documents.find(this.snapshot) : documents.find()).forEach(reader);
	}

	@Override
	public void close() {
		if (this.snapshot != null) {
			this.snapshot.close();
		}
	}

}
