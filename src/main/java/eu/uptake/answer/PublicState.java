package eu.uptake.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import eu.uptake.fresh.PublicRecords;
import eu.uptake.fresh.StoreWrites;

/**
 * What all public records are, as it was a second ago at the most; of what this process
 * has written, as it is now. Only the records of collections that were written to are
 * read again before the second is over.
 */
class PublicState {

	static final Duration STALENESS = Duration.ofSeconds(1);

	private final List<PublicRecords> records;

	private final StoreWrites writes;

	private final LongSupplier nanoseconds;

	private volatile @Nullable Snapshot last;

	PublicState(List<PublicRecords> records, StoreWrites writes, LongSupplier nanoseconds) {
		this.records = records;
		this.writes = writes;
		this.nanoseconds = nanoseconds;
	}

	/**
	 * The state that an answer begun now will rest on, or a later one.
	 * @return equal to an earlier one if nothing has changed between them
	 */
	Snapshot current() {
		Snapshot known = this.last;
		return (known != null && isFresh(known, this.nanoseconds.getAsLong())) ? known : read();
	}

	private boolean isFresh(Snapshot known, long now) {
		return now - known.readAt() < STALENESS.toNanos() && known.writes() == this.writes.all();
	}

	private synchronized Snapshot read() {
		Snapshot known = this.last;
		long now = this.nanoseconds.getAsLong();
		if (known != null && isFresh(known, now)) {
			return known;
		}
		// What is written from here on isn't in it.
		long before = this.writes.all();
		boolean all = known == null || now - known.readAt() >= STALENESS.toNanos();
		List<Part> parts = new ArrayList<>();
		for (int i = 0; i < this.records.size(); i++) {
			PublicRecords each = this.records.get(i);
			long written = this.writes.of(each.collection());
			Part part = (known != null) ? known.parts().get(i) : null;
			parts.add((part == null || all || part.writes() != written) ? new Part(written, each.state().get()) : part);
		}
		// An answer that is said to rest on this state must rest on nothing older.
		this.writes.outdate();
		boolean same = known != null && states(parts).equals(states(known.parts()));
		known = new Snapshot(same ? known.number() : (known != null) ? known.number() + 1 : 0, parts, before,
				(all || known == null) ? now : known.readAt());
		this.last = known;
		return known;
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
	 * @param readAt when reading began, in nanoseconds of the clock
	 */
	record Snapshot(long number, List<Part> parts, long writes, long readAt) {
	}

	record Part(long writes, Object state) {
	}

}
