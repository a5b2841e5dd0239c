package eu.uptake.live;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;

/**
 * Tells what changes in the store, as long as somebody listens. Where the store has
 * change streams, it is told of what all instances write, by one stream; else of what
 * this process does.
 */
@Component
public class StoreChanges implements DisposableBean {

	private static final Log logger = LogFactory.getLog(StoreChanges.class);

	private final MongoOperations mongo;

	private final MongoDatabaseFactory databases;

	private final OwnWrites ownWrites;

	private final Set<Listener> listeners = new CopyOnWriteArraySet<>();

	private Set<String> streamed = Set.of();

	private @Nullable ChangeStream stream;

	private boolean toldOfOwnWrites;

	StoreChanges(MongoOperations mongo, MongoDatabaseFactory databases, OwnWrites ownWrites) {
		this.mongo = mongo;
		this.databases = databases;
		this.ownWrites = ownWrites;
	}

	/**
	 * Listens to changes from now on. That something may have changed is said too often
	 * rather than too seldom: whoever listens looks for itself.
	 * @param collections the names of the collections
	 * @param listener takes the changes, and must not wait for anything
	 * @return ends it
	 */
	public Disposable listen(Set<String> collections, Consumer<StoreChange> listener) {
		Listener added = new Listener(Set.copyOf(collections), listener);
		synchronized (this) {
			this.listeners.add(added);
			try {
				follow();
			}
			catch (RuntimeException ex) {
				this.listeners.remove(added);
				throw ex;
			}
		}
		return () -> {
			synchronized (this) {
				this.listeners.remove(added);
				if (this.listeners.isEmpty()) {
					rest();
				}
			}
		};
	}

	/**
	 * Whether anything is followed.
	 * @return false while nobody listens
	 */
	synchronized boolean isFollowing() {
		return this.stream != null || this.ownWrites.isHeard();
	}

	private void follow() {
		if (this.ownWrites.isHeard()) {
			return;
		}
		if (this.stream == null && !hasStreams()) {
			if (!this.toldOfOwnWrites) {
				this.toldOfOwnWrites = true;
				logger.info("The store has no change streams: subscriptions are told of what this instance writes");
			}
			this.ownWrites.hear(this::announce);
			return;
		}
		Set<String> needed = new TreeSet<>();
		this.listeners.forEach((listener) -> needed.addAll(listener.collections()));
		if (this.stream == null || !this.streamed.containsAll(needed)) {
			rest();
			this.streamed = needed;
			this.stream = ChangeStream.of(this.databases::getMongoDatabase, needed, this::announce);
			this.stream.start();
		}
	}

	// A replica set names itself, and so does what stands before several of them.
	private boolean hasStreams() {
		Document hello = Objects.requireNonNull(this.mongo.executeCommand(new Document("hello", 1)));
		return hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg"));
	}

	private void rest() {
		if (this.stream != null) {
			this.stream.stop();
			this.stream = null;
		}
		this.ownWrites.ignore();
	}

	private void announce(StoreChange change) {
		for (Listener listener : this.listeners) {
			if (listener.collections().contains(change.collection())) {
				listener.listener().accept(change);
			}
		}
	}

	@Override
	public synchronized void destroy() {
		rest();
	}

	/** Not a value: each is its own. */
	private static final class Listener {

		private final Set<String> collections;

		private final Consumer<StoreChange> listener;

		Listener(Set<String> collections, Consumer<StoreChange> listener) {
			this.collections = collections;
			this.listener = listener;
		}

		Set<String> collections() {
			return this.collections;
		}

		Consumer<StoreChange> listener() {
			return this.listener;
		}

	}

}
