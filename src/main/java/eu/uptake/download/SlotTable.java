package eu.uptake.download;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * A hash table of numbers in one array, eight to a slot: three are the key, hashes
 * already; four are the owner's, at {@link #VALUES}. Without an object for each entry, a
 * log of any length makes no garbage. Slots move when one is claimed. Not thread-safe.
 */
final class SlotTable {

	static final int VALUES = 3;

	private static final int TAKEN = 7;

	private static final int WIDTH = 8;

	private static final int SMALLEST = 1024;

	private long[] slots = new long[SMALLEST * WIDTH];

	private long @Nullable [] spare;

	private int size;

	/**
	 * The slot of a key.
	 * @param first first third of the key
	 * @param second second third of the key
	 * @param third last third of the key
	 * @return the slot, or -1 when there is none
	 */
	int find(long first, long second, long third) {
		int slot = probe(first, second, third);
		return (this.slots[slot + TAKEN] != 0) ? slot : -1;
	}

	/**
	 * Makes a slot for a key that has none; its values are zero.
	 * @param first first third of the key
	 * @param second second third of the key
	 * @param third last third of the key
	 * @return the slot
	 */
	int claim(long first, long second, long third) {
		if (2 * (this.size + 1) > this.slots.length / WIDTH) {
			rebuild(2 * this.slots.length, (slot) -> true);
		}
		int slot = probe(first, second, third);
		this.slots[slot] = first;
		this.slots[slot + 1] = second;
		this.slots[slot + 2] = third;
		this.slots[slot + TAKEN] = 1;
		this.size++;
		return slot;
	}

	long get(int slot, int field) {
		return this.slots[slot + field];
	}

	void set(int slot, int field, long value) {
		this.slots[slot + field] = value;
	}

	/**
	 * Looks at every slot, drops those the predicate rejects, and shrinks a table that
	 * has become too large.
	 * @param keep whether to keep a slot; it may set the slot's values
	 */
	void sweep(IntPredicate keep) {
		rebuild((8 * this.size < this.slots.length / WIDTH) ? Math.max(this.slots.length / 2, SMALLEST * WIDTH)
				: this.slots.length, keep);
	}

	void forEach(IntConsumer action) {
		for (int slot = 0; slot < this.slots.length; slot += WIDTH) {
			if (this.slots[slot + TAKEN] != 0) {
				action.accept(slot);
			}
		}
	}

	private void rebuild(int length, IntPredicate keep) {
		long[] old = this.slots;
		long[] fresh = (this.spare != null && this.spare.length == length) ? this.spare : new long[length];
		this.spare = null;
		int left = 0;
		for (int slot = 0; slot < old.length; slot += WIDTH) {
			if (old[slot + TAKEN] != 0 && keep.test(slot)) {
				int free = free(fresh, old[slot], old[slot + 2]);
				System.arraycopy(old, slot, fresh, free, WIDTH);
				left++;
			}
		}
		Arrays.fill(old, 0);
		this.spare = old;
		this.slots = fresh;
		this.size = left;
	}

	private int probe(long first, long second, long third) {
		int slot = home(this.slots, first, third);
		while (this.slots[slot + TAKEN] != 0
				&& (this.slots[slot] != first || this.slots[slot + 1] != second || this.slots[slot + 2] != third)) {
			slot = next(this.slots, slot);
		}
		return slot;
	}

	private static int free(long[] slots, long first, long third) {
		int slot = home(slots, first, third);
		while (slots[slot + TAKEN] != 0) {
			slot = next(slots, slot);
		}
		return slot;
	}

	private static int home(long[] slots, long first, long third) {
		long mixed = (first ^ third) * 0x9E3779B97F4A7C15L;
		return (int) (mixed >>> 32) * WIDTH & (slots.length - 1);
	}

	private static int next(long[] slots, int slot) {
		return slot + WIDTH & (slots.length - 1);
	}

}
