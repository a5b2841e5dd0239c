package eu.uptake.download;

import java.util.SplittableRandom;

/**
 * A 128-bit hash of byte ranges, keyed at random for each log: it stands for addresses,
 * agents and paths, so that none of them is kept, and neither accident nor a client's
 * choice of bytes makes two of them one. Not thread-safe.
 */
final class ByteHash {

	private final long firstKey;

	private final long secondKey;

	private long first;

	private long second;

	ByteHash(SplittableRandom random) {
		this.firstKey = random.nextLong() | 1;
		this.secondKey = random.nextLong() | 1;
	}

	/** Begins a new hash. */
	void reset() {
		this.first = this.secondKey;
		this.second = this.firstKey;
	}

	/**
	 * Adds a range and its length, so that "ab", "c" is not "a", "bc".
	 * @param bytes an array with {@link Bytes#SLACK} bytes after the range
	 * @param from where the range begins
	 * @param to where it ends
	 */
	void add(byte[] bytes, int from, int to) {
		int at = from;
		for (; at + 8 <= to; at += 8) {
			add(Bytes.word(bytes, at));
		}
		if (at < to) {
			add(Bytes.word(bytes, at) & (-1L >>> (64 - 8 * (to - at))));
		}
		add(to - from);
	}

	private void add(long word) {
		this.first = folded(this.first ^ word, this.firstKey);
		this.second = folded(this.second + word, this.secondKey);
	}

	private static long folded(long value, long key) {
		return (value * key) ^ (Math.multiplyHigh(value, key) + Long.rotateLeft(value, 32));
	}

	long first() {
		return this.first;
	}

	long second() {
		return this.second;
	}

}
