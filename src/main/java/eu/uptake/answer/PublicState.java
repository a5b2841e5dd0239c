package eu.uptake.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import eu.uptake.fresh.PublicRecords;
import eu.uptake.fresh.StoreWrites;

/**
 * What all public records are, as it was a second ago at the most; of what this process
 * has written, as it is now. Only the records of collections that were written to are
 * read again before the second is over.
 * <p>
 * A failure is shared as a reading is: while the store is away, one thread in a second
 * waits for it, instead of all, one after the other.
 */
class PublicState {

	static final Duration STALENESS = Duration.ofSeconds(1);

	private final List<PublicRecords> records;

	private final List<String> collections;

	private final StoreWrites writes;

	private final LongSupplier nanoseconds;

	private volatile @Nullable Snapshot last;

	private volatile @Nullable Failure failure;

	PublicState(List<PublicRecords> records, StoreWrites writes, LongSupplier nanoseconds) {
		this.records = records;
		this.collections = records.stream().map(PublicRecords::collection).distinct().toList();
		this.writes = writes;
		this.nanoseconds = nanoseconds;
	}

	/**
	 * The state that an answer begun now will rest on, or a later one.
	 * @return equal to an earlier one if nothing has changed between them
	 * @throws RuntimeException if the records can't be read, or couldn't a moment ago
	 */
	Snapshot current() {
		long asked = this.nanoseconds.getAsLong();
		Snapshot known = this.last;
		if (known != null && isFresh(known, asked)) {
			return known;
		}
		Failure failed = this.failure;
		if (failed != null
				&& (asked - failed.at() < STALENESS.toNanos() || !failed.again().compareAndSet(false, true))) {
			throw failed.reason();
		}
		return read(asked);
	}

	// What was begun after it was asked for will do, whatever has been written since: or
	// those who wait, while others write, would each read it again.
	private boolean isFresh(Snapshot known, long asked) {
		return known.begunAt() - asked > 0
				|| (asked - known.readAt() < STALENESS.toNanos() && known.writes() == writes());
	}

	private long writes() {
		long sum = 0;
		for (String collection : this.collections) {
			sum += this.writes.of(collection);
		}
		return sum;
	}

	private synchronized Snapshot read(long asked) {
		Snapshot known = this.last;
		if (known != null && isFresh(known, asked)) {
			return known;
		}
		Failure failed = this.failure;
		if (failed != null && failed.at() - asked > 0) {
			throw failed.reason();
		}
		try {
			known = readAfter(known);
		}
		catch (RuntimeException ex) {
			this.failure = new Failure(ex, this.nanoseconds.getAsLong(), new AtomicBoolean());
			throw ex;
		}
		catch (Error ex) {
			// The next one tries.
			this.failure = null;
			throw ex;
		}
		this.last = known;
		this.failure = null;
		return known;
	}

	private Snapshot readAfter(@Nullable Snapshot known) {
		long now = this.nanoseconds.getAsLong();
		// What is written from here on isn't in it.
		long before = writes();
		boolean all = known == null || now - known.readAt() >= STALENESS.toNanos();
		List<Part> parts = new ArrayList<>();
		for (int i = 0; i < this.records.size(); i++) {
			PublicRecords each = this.records.get(i);
			long written = this.writes.of(each.collection());
			Part part = (known != null) ? known.parts().get(i) : null;
			parts.add((part == null || all || part.writes() != written) ? new Part(written, each.state().get()) : part);
		}
		boolean same = known != null && states(parts).equals(states(known.parts()));
		if (!same) {
			// An answer that is said to rest on this state must rest on nothing older.
			this.writes.outdate();
		}
		return new Snapshot(same ? known.number() : (known != null) ? known.number() + 1 : 0, parts, before,
				(all || known == null) ? now : known.readAt(), now);
	}

	private static List<Object> states(List<Part> parts) {
		return parts.stream().map(Part::state).toList();
	}

	long ageOf(Snapshot snapshot) {
		return Math.max(0, this.nanoseconds.getAsLong() - snapshot.readAt());
	}

	/**
	 * What the records were.
	 *
	 * @param number the same as long as they stay so
	 * @param parts what each of them was
	 * @param writes the process's writes before they were read
	 * @param readAt when reading all of them began, in nanoseconds of the clock
	 * @param begunAt when reading those of them began that were written to, which may be
	 * later
	 */
	record Snapshot(long number, List<Part> parts, long writes, long readAt, long begunAt) {
	}

	record Part(long writes, Object state) {
	}

	/**
	 * A reading that has failed.
	 *
	 * @param reason what with
	 * @param at when, in nanoseconds of the clock
	 * @param again whether somebody is reading again, or has
	 */
	private record Failure(RuntimeException reason, long at, AtomicBoolean again) {
	}

}
