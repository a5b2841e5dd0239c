package eu.uptake.fresh;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A small collection kept in memory for queries of those who haven't signed in: what
 * another instance has written they see a second later at the most, and what this one has
 * written at once. Everybody else reads the store, so that nobody misses an own write,
 * whichever instance took it.
 *
 * @param <T> what is made of the collection; it isn't changed by anybody
 */
public final class Recent<T> {

	static final Duration STALENESS = Duration.ofSeconds(1);

	private final StoreWrites writes;

	private final String collection;

	private final Supplier<T> load;

	private final LongSupplier nanoseconds;

	private volatile @Nullable Held<T> held;

	public Recent(StoreWrites writes, String collection, Supplier<T> load) {
		this(writes, collection, load, System::nanoTime);
	}

	Recent(StoreWrites writes, String collection, Supplier<T> load, LongSupplier nanoseconds) {
		this.writes = writes;
		this.collection = collection;
		this.load = load;
		this.nanoseconds = nanoseconds;
	}

	/**
	 * The collection, as fresh as it has to be for whoever asks now.
	 * @return what was made of it
	 */
	public T get() {
		return Reading.isAnonymous() ? recent() : Reading.once(this, this.load);
	}

	/**
	 * The collection, where it may be a second old.
	 * @return what was made of it, or null for everybody else
	 */
	public @Nullable T ifAnonymous() {
		return Reading.isAnonymous() ? recent() : null;
	}

	T recent() {
		Held<T> known = this.held;
		long now = this.nanoseconds.getAsLong();
		if (known == null || known.writes() != this.writes.of(this.collection)
				|| known.outdated() != this.writes.outdated() || now - known.readAt() >= STALENESS.toNanos()) {
			// What is written from here on isn't in it.
			long before = this.writes.of(this.collection);
			long outdated = this.writes.outdated();
			known = new Held<>(this.load.get(), before, outdated, now);
			this.held = known;
		}
		return known.value();
	}

	private record Held<T>(T value, long writes, long outdated, long readAt) {
	}

}
