package eu.uptake.download;

/**
 * Hears how far the counting of a log has come.
 */
@FunctionalInterface
interface CountingProgress {

	/**
	 * Called every few hundred kilobytes, and at the end, by the thread that counts.
	 * @param bytes how many bytes of the stream have been read, compressed if it is
	 * @param lines how many lines have been counted
	 */
	void advanced(long bytes, long lines);

}
