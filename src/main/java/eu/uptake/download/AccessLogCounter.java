package eu.uptake.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Collection;

/**
 * Counts downloads in access logs of Combined Log Format, by COUNTER's Code of Practice
 * 5.1, chapter 7, and by the decisions in {@code src/docs/downloads.md} where that is
 * silent. A log is read once, in one pass; memory depends on the busiest hours of the
 * log, not on its length. Immutable and thread-safe: each log is counted by itself.
 */
final class AccessLogCounter {

	private final DownloadCatalogue catalogue;

	private final RobotsList robots;

	private final ZoneId zone;

	/**
	 * Creates a counter.
	 * @param catalogue where modules are downloaded from
	 * @param robots the user agents that do not count
	 * @param zone the zone of days and hours, {@code uptake.zone}
	 */
	AccessLogCounter(DownloadCatalogue catalogue, RobotsList robots, ZoneId zone) {
		this.catalogue = catalogue;
		this.robots = robots;
		this.zone = zone;
	}

	/**
	 * Counts a log.
	 * @param log the log, plain or gzip; read to its end, not closed
	 * @param earlierLengths the lengths in bytes, decompressed, of earlier logs that this
	 * one may be or have grown from: see {@link CountedAccessLog#replaces}
	 * @param progress hears how far the counting has come
	 * @return the counts
	 * @throws UnreadableLogException when the log is gzip and truncated or damaged
	 * @throws IOException when the stream cannot be read
	 */
	CountedAccessLog count(InputStream log, Collection<Long> earlierLengths, CountingProgress progress)
			throws IOException {
		try (LogContent content = LogContent.of(log, earlierLengths)) {
			return new CountingRun(this.catalogue, this.robots, this.zone).count(content, progress);
		}
	}

}
