package eu.uptake.fresh;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;

/**
 * Counts this process's writes to each collection, whoever makes them, when they begin
 * and when they end: what was read before a write under way has another count than what
 * is read after it.
 */
public class StoreWrites implements CommandListener {

	private static final Set<String> NAMING_A_COLLECTION = Set.of("insert", "update", "delete", "findAndModify",
			"create", "drop");

	private static final Set<String> OF_ALL = Set.of("dropDatabase", "renameCollection", "bulkWrite");

	private final Map<String, LongAdder> byCollection = new ConcurrentHashMap<>();

	private final Map<Integer, String> underWay = new ConcurrentHashMap<>();

	private final LongAdder all = new LongAdder();

	private final AtomicLong outdated = new AtomicLong();

	/**
	 * The writes to a collection.
	 * @param collection its name
	 * @return a number that has grown if there was any
	 */
	public long of(String collection) {
		LongAdder count = this.byCollection.get(collection);
		return (count != null) ? count.sum() : 0;
	}

	/**
	 * The writes to all collections.
	 * @return a number that has grown if there was any
	 */
	public long all() {
		return this.all.sum();
	}

	/**
	 * Outdates all that is remembered: something has been read since, and what goes with
	 * it mustn't be older.
	 */
	public void outdate() {
		this.outdated.incrementAndGet();
	}

	long outdated() {
		return this.outdated.get();
	}

	@Override
	public void commandStarted(CommandStartedEvent event) {
		String name = event.getCommandName();
		if (NAMING_A_COLLECTION.contains(name)) {
			String collection = event.getCommand().getString(name).getValue();
			this.underWay.put(event.getRequestId(), collection);
			count(collection);
		}
		else if (OF_ALL.contains(name)) {
			this.underWay.put(event.getRequestId(), "");
			count("");
		}
	}

	@Override
	public void commandSucceeded(CommandSucceededEvent event) {
		ended(event.getRequestId());
	}

	@Override
	public void commandFailed(CommandFailedEvent event) {
		ended(event.getRequestId());
	}

	private void ended(int request) {
		String collection = this.underWay.isEmpty() ? null : this.underWay.remove(request);
		if (collection != null) {
			count(collection);
		}
	}

	private void count(String collection) {
		if (collection.isEmpty()) {
			this.byCollection.values().forEach(LongAdder::increment);
		}
		else {
			this.byCollection.computeIfAbsent(collection, (name) -> new LongAdder()).increment();
		}
		this.all.increment();
	}

}
