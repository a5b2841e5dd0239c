package eu.uptake.download;

/**
 * Counts downloads, and of those of one client, module, date and hour the first one as
 * the unique download, by rule 6 of "How a download is counted". Downloads come about in
 * order: one may come after another that was later, and takes the unique download over
 * from it, for its language. Not thread-safe.
 */
final class UniqueDownloads {

	/**
	 * How long an hour can last, in seconds: the clock may be put back by up to three
	 * more.
	 */
	private static final int LONGEST_HOUR = 4 * 3600;

	private static final int SECOND = SlotTable.VALUES;

	private static final int LINE = SlotTable.VALUES + 1;

	private static final int FILE = SlotTable.VALUES + 2;

	private static final int KEEP = SlotTable.VALUES + 3;

	private static final int MODULE_BITS = 24;

	private final SlotTable uniques = new SlotTable();

	private final DownloadTally tally;

	private final LocalHours hours;

	UniqueDownloads(DownloadTally tally, LocalHours hours) {
		this.tally = tally;
		this.hours = hours;
	}

	/**
	 * Counts a download.
	 * @param client1 first half of the client
	 * @param client2 second half of the client
	 * @param second its time, seconds since 1970
	 * @param line the number of its line
	 * @param file the number of its file's counts
	 */
	void count(long client1, long client2, long second, long line, int file) {
		DownloadTally.Day day = day(file, second);
		day.addDownload();
		long key = key(second, file);
		int slot = this.uniques.find(client1, client2, key);
		if (slot < 0) {
			slot = this.uniques.claim(client1, client2, key);
		}
		else if (precedes(second, line, slot)) {
			day((int) this.uniques.get(slot, FILE), this.uniques.get(slot, SECOND)).removeUniqueDownload();
		}
		else {
			return;
		}
		day.addUniqueDownload();
		this.uniques.set(slot, SECOND, second);
		this.uniques.set(slot, LINE, line);
		this.uniques.set(slot, FILE, file);
	}

	/**
	 * Keeps the memory of an hour through the next {@link #sweep}, however old.
	 * @param client1 first half of the client
	 * @param client2 second half of the client
	 * @param second the time of a download still to be counted, seconds since 1970
	 * @param file the number of its file's counts
	 */
	void keep(long client1, long client2, long second, int file) {
		int slot = this.uniques.find(client1, client2, key(second, file));
		if (slot >= 0) {
			this.uniques.set(slot, KEEP, 1);
		}
	}

	/**
	 * Forgets the hours that no request can come to any more.
	 * @param second the time all further requests have at least, seconds since 1970
	 */
	void sweep(long second) {
		this.uniques.sweep((slot) -> {
			boolean keep = this.uniques.get(slot, KEEP) != 0 || this.uniques.get(slot, SECOND) > second - LONGEST_HOUR;
			this.uniques.set(slot, KEEP, 0);
			return keep;
		});
	}

	void clear() {
		this.uniques.sweep((slot) -> false);
	}

	private DownloadTally.Day day(int file, long second) {
		return this.tally.counts(file).day(this.hours.day(second));
	}

	private long key(long second, int file) {
		return this.hours.hour(second) << MODULE_BITS | this.tally.counts(file).module();
	}

	private boolean precedes(long second, long line, int slot) {
		long counted = this.uniques.get(slot, SECOND);
		return second < counted || (second == counted && line < this.uniques.get(slot, LINE));
	}

}
