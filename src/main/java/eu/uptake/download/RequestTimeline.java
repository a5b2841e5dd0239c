package eu.uptake.download;

import java.util.Arrays;

/**
 * Puts requests in order of time, those of one second in order of their lines, and hands
 * each on once no line accepted later can come before it. A line is written when its
 * request ends, Apache stamps it with the request's start, so a log is out of order by
 * the time a download takes: requests up to {@link #LATENESS} seconds before the newest
 * one are accepted. Not thread-safe.
 */
final class RequestTimeline {

	/** How far before the newest request one may be, in seconds. */
	static final int LATENESS = 1800;

	private static final int SECONDS = 2048;

	private static final int NONE = -1;

	private static final int WIDTH = 6;

	private final DoubleClicks clicks;

	private final int[] firsts = new int[SECONDS];

	private final int[] lasts = new int[SECONDS];

	/**
	 * Six numbers to a request: client (two), path, line, file and status, and the next
	 * one of its second.
	 */
	private long[] requests = new long[256 * WIDTH];

	private int free = NONE;

	private int used;

	private boolean started;

	private long newest;

	private long unreleased;

	RequestTimeline(DoubleClicks clicks) {
		this.clicks = clicks;
		Arrays.fill(this.firsts, NONE);
	}

	/**
	 * Whether a request is not too late for this timeline.
	 * @param second its time, seconds since 1970
	 * @return whether {@link #add} may be called
	 */
	boolean accepts(long second) {
		return !this.started || second >= this.newest - LATENESS;
	}

	/**
	 * Takes a request.
	 * @param second its time, seconds since 1970
	 * @param client1 first half of a hash of its address and agent
	 * @param client2 second half of it
	 * @param path a hash of its path
	 * @param line the number of its line
	 * @param file the number of its file's counts
	 * @param partial whether it was answered with 206
	 */
	void add(long second, long client1, long client2, long path, long line, int file, boolean partial) {
		if (!this.started || second > this.newest) {
			advance(second);
		}
		int request = slot();
		this.requests[request] = client1;
		this.requests[request + 1] = client2;
		this.requests[request + 2] = path;
		this.requests[request + 3] = line;
		this.requests[request + 4] = 2L * file + (partial ? 1 : 0);
		this.requests[request + 5] = NONE;
		int place = (int) second & (SECONDS - 1);
		if (this.firsts[place] == NONE) {
			this.firsts[place] = request;
		}
		else {
			this.requests[this.lasts[place] + 5] = request;
		}
		this.lasts[place] = request;
	}

	/** Hands on what is left and counts it; the timeline is then as new. */
	void finish() {
		if (this.started) {
			release(this.newest + 1);
			this.started = false;
		}
		this.clicks.finish();
	}

	private void advance(long second) {
		if (this.started) {
			release(Math.min(second - LATENESS, this.newest + 1));
		}
		this.unreleased = second - LATENESS;
		this.newest = second;
		this.started = true;
	}

	private void release(long until) {
		for (long second = this.unreleased; second < until; second++) {
			int place = (int) second & (SECONDS - 1);
			int request = this.firsts[place];
			this.firsts[place] = NONE;
			while (request != NONE) {
				int next = (int) this.requests[request + 5];
				this.clicks.request(second, this.requests[request], this.requests[request + 1],
						this.requests[request + 2], this.requests[request + 3], (int) (this.requests[request + 4] >> 1),
						(this.requests[request + 4] & 1) != 0);
				this.requests[request + 5] = this.free;
				this.free = request;
				request = next;
			}
		}
	}

	private int slot() {
		int slot = this.free;
		if (slot != NONE) {
			this.free = (int) this.requests[slot + 5];
			return slot;
		}
		slot = this.used;
		this.used += WIDTH;
		if (this.used > this.requests.length) {
			this.requests = Arrays.copyOf(this.requests, 2 * this.requests.length);
		}
		return slot;
	}

}
