package eu.uptake.download;

/**
 * Makes downloads of requests, by rules 4 and 5 of "How a download is counted". Requests
 * come in order of time. Of each client and file it keeps the last request for half an
 * hour, and the download of the chain that request belongs to until the chain ends:
 * requests at most 30 s after the one before are of one chain; its download is the last
 * of them that does not merely continue an earlier one. Not thread-safe.
 */
final class DoubleClicks {

	/** Requests at most this many seconds apart are one download. */
	static final int DOUBLE_CLICK = 30;

	/** A 206 at most this many seconds after a request continues it. */
	static final int CONTINUATION = 1800;

	private static final int CLIENT_FIRST = 0;

	private static final int CLIENT_SECOND = 1;

	private static final int LAST = SlotTable.VALUES;

	private static final int DOWNLOAD = SlotTable.VALUES + 1;

	private static final int LINE = SlotTable.VALUES + 2;

	private static final int FILE = SlotTable.VALUES + 3;

	private static final int NO_FILE = -1;

	private final SlotTable requests = new SlotTable();

	private final UniqueDownloads downloads;

	private long nextSweep = Long.MIN_VALUE;

	DoubleClicks(UniqueDownloads downloads) {
		this.downloads = downloads;
	}

	/**
	 * Takes the next request.
	 * @param second its time, seconds since 1970, not before the last request's
	 * @param client1 first half of the client
	 * @param client2 second half of the client
	 * @param path the path
	 * @param line the number of its line
	 * @param file the number of its file's counts
	 * @param partial whether it was answered with 206
	 */
	void request(long second, long client1, long client2, long path, long line, int file, boolean partial) {
		if (second >= this.nextSweep) {
			sweep(second);
		}
		int slot = this.requests.find(client1, client2, path);
		long gap = (slot < 0) ? Long.MAX_VALUE : second - this.requests.get(slot, LAST);
		if (slot < 0) {
			slot = this.requests.claim(client1, client2, path);
			this.requests.set(slot, FILE, NO_FILE);
		}
		if (gap > DOUBLE_CLICK) {
			count(slot);
		}
		this.requests.set(slot, LAST, second);
		if (!partial || gap > CONTINUATION) {
			this.requests.set(slot, DOWNLOAD, second);
			this.requests.set(slot, LINE, line);
			this.requests.set(slot, FILE, file);
		}
	}

	/** Counts the downloads of all chains and forgets them. */
	void finish() {
		this.requests.sweep((slot) -> {
			count(slot);
			return false;
		});
		this.downloads.clear();
		this.nextSweep = Long.MIN_VALUE;
	}

	private void sweep(long second) {
		this.requests.sweep((slot) -> {
			long gap = second - this.requests.get(slot, LAST);
			if (gap > DOUBLE_CLICK) {
				count(slot);
			}
			return gap <= CONTINUATION;
		});
		this.requests.forEach((slot) -> {
			if (this.requests.get(slot, FILE) != NO_FILE) {
				this.downloads.keep(this.requests.get(slot, CLIENT_FIRST), this.requests.get(slot, CLIENT_SECOND),
						this.requests.get(slot, DOWNLOAD), (int) this.requests.get(slot, FILE));
			}
		});
		this.downloads.sweep(second);
		this.nextSweep = second + CONTINUATION;
	}

	private void count(int slot) {
		int file = (int) this.requests.get(slot, FILE);
		if (file != NO_FILE) {
			this.downloads.count(this.requests.get(slot, CLIENT_FIRST), this.requests.get(slot, CLIENT_SECOND),
					this.requests.get(slot, DOWNLOAD), this.requests.get(slot, LINE), file);
			this.requests.set(slot, FILE, NO_FILE);
		}
	}

}
