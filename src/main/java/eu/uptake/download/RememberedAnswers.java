package eu.uptake.download;

import java.util.Arrays;

/**
 * Remembers the answers to questions that cost much more than a look into a table, by the
 * hash of the question; forgets all when it is full, so that it takes the same room
 * whatever a log contains. Not thread-safe.
 */
final class RememberedAnswers {

	static final int UNKNOWN = -1;

	private final long[] hashes;

	private final int[] answers;

	private final int mask;

	private int room;

	/**
	 * Creates a table.
	 * @param slots its slots, a power of two; three quarters are used
	 */
	RememberedAnswers(int slots) {
		this.hashes = new long[2 * slots];
		this.answers = new int[slots];
		this.mask = slots - 1;
		forget();
	}

	/** Forgets all answers. */
	void forget() {
		Arrays.fill(this.answers, UNKNOWN);
		this.room = this.answers.length / 4 * 3;
	}

	/**
	 * The answer to a question.
	 * @param question the question's hash
	 * @return the answer, or {@link #UNKNOWN}
	 */
	int get(ByteHash question) {
		return this.answers[slot(question.first(), question.second())];
	}

	/**
	 * Remembers an answer that was unknown.
	 * @param first the first half of the question's hash
	 * @param second its second half
	 * @param answer the answer, not negative
	 */
	void put(long first, long second, int answer) {
		if (this.room-- == 0) {
			forget();
		}
		int slot = slot(first, second);
		this.hashes[2 * slot] = first;
		this.hashes[2 * slot + 1] = second;
		this.answers[slot] = answer;
	}

	private int slot(long first, long second) {
		int slot = (int) first & this.mask;
		while (this.answers[slot] != UNKNOWN
				&& (this.hashes[2 * slot] != first || this.hashes[2 * slot + 1] != second)) {
			slot = slot + 1 & this.mask;
		}
		return slot;
	}

}
