package eu.uptake.live;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The store's change stream. After an interruption it goes on from where it was; where it
 * can't, and at the beginning, it says that anything may have changed.
 */
final class ChangeStream implements Runnable {

	private static final Log logger = LogFactory.getLog(ChangeStream.class);

	private static final Duration AWAIT = Duration.ofSeconds(1);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

	private final Opening opening;

	private final Set<String> collections;

	private final Consumer<StoreChange> changed;

	private final Thread thread;

	private volatile boolean stopped;

	private Duration pause = FIRST_PAUSE;

	private @Nullable BsonDocument seen;

	ChangeStream(Opening opening, Set<String> collections, Consumer<StoreChange> changed) {
		this.opening = opening;
		this.collections = collections;
		this.changed = changed;
		this.thread = new Thread(this, "change-stream");
		this.thread.setDaemon(true);
	}

	/**
	 * The stream of some of a database's collections.
	 * @param database the database
	 * @param collections the collections' names
	 * @param changed takes the changes
	 * @return the stream, not started
	 */
	static ChangeStream of(Supplier<MongoDatabase> database, Set<String> collections, Consumer<StoreChange> changed) {
		return new ChangeStream((seen) -> {
			ChangeStreamIterable<Document> stream = database.get()
				.watch(List.of(Aggregates.match(Filters.in("ns.coll", collections)),
						Aggregates.project(new Document("operationType", 1).append("ns", 1).append("documentKey", 1))))
				.maxAwaitTime(AWAIT.toMillis(), TimeUnit.MILLISECONDS);
			return ((seen != null) ? stream.resumeAfter(seen) : stream).cursor();
		}, collections, changed);
	}

	void start() {
		this.thread.start();
	}

	void stop() {
		this.stopped = true;
		this.thread.interrupt();
	}

	@Override
	public void run() {
		while (!this.stopped) {
			try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> cursor = this.opening.after(this.seen)) {
				follow(cursor);
			}
			catch (MongoException | IllegalStateException ex) {
				if (ex instanceof MongoCommandException) {
					// What comes after the last seen is no longer there.
					this.seen = null;
				}
				if (!this.stopped) {
					logger.warn("The change stream is interrupted, and begins again in %d ms: %s"
						.formatted(this.pause.toMillis(), ex.getMessage()));
				}
			}
			rest();
		}
	}

	private void follow(MongoChangeStreamCursor<ChangeStreamDocument<Document>> cursor) {
		if (this.seen == null) {
			this.collections.forEach((collection) -> this.changed.accept(new StoreChange(collection, null)));
		}
		this.pause = FIRST_PAUSE;
		while (!this.stopped) {
			ChangeStreamDocument<Document> next = cursor.tryNext();
			if (next != null) {
				announce(next);
			}
			this.seen = cursor.getResumeToken();
			if (cursor.getServerCursor() == null) {
				// The database was dropped, which ends the stream.
				this.seen = null;
				return;
			}
		}
	}

	private void announce(ChangeStreamDocument<Document> change) {
		if (change.getNamespace() != null) {
			BsonDocument key = change.getDocumentKey();
			this.changed.accept(new StoreChange(change.getNamespace().getCollectionName(),
					(key != null) ? plain(key.get("_id")) : null));
		}
	}

	static @Nullable Object plain(@Nullable BsonValue id) {
		if (id == null) {
			return null;
		}
		return switch (id.getBsonType()) {
			case STRING -> id.asString().getValue();
			case INT32 -> id.asInt32().getValue();
			default -> null;
		};
	}

	private void rest() {
		if (this.stopped) {
			return;
		}
		try {
			Thread.sleep(this.pause.toMillis());
		}
		catch (InterruptedException ex) {
			// That is how it is stopped.
			return;
		}
		this.pause = (this.pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0) ? this.pause.multipliedBy(2)
				: LONGEST_PAUSE;
	}

	/** Opens the store's stream. */
	interface Opening {

		MongoChangeStreamCursor<ChangeStreamDocument<Document>> after(@Nullable BsonDocument seen);

	}

}
