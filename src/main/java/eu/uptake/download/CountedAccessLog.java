package eu.uptake.download;

import java.util.List;

/**
 * One access log, counted. It holds no address and no user agent. Immutable.
 *
 * @param lines all lines
 * @param malformed lines that are none of Combined Log Format
 * @param malformedSamples what may be shown of the first few malformed lines
 * @param robots requests for course files that would count but for their user agent
 * @param daily the downloads, by module code, language and day
 * @param content the fingerprint of the whole log
 * @param beginnings the fingerprints of its beginnings with the lengths that were asked
 * for, as far as it is as long, shortest first
 */
record CountedAccessLog(long lines, long malformed, List<String> malformedSamples, long robots,
		List<DailyDownloads> daily, ContentFingerprint content, List<ContentFingerprint> beginnings) {

	/**
	 * Sums up.
	 * @return the sums of this log alone
	 */
	AccessLogSummary summary() {
		return AccessLogSummary.of(List.of(this));
	}

	/**
	 * Whether this log is an earlier one, or the same log grown since.
	 * @param earlier the fingerprint of the earlier log, whose length was asked for when
	 * this one was counted
	 * @return whether its counts replace the earlier one's
	 */
	boolean replaces(ContentFingerprint earlier) {
		return this.content.equals(earlier) || this.beginnings.contains(earlier);
	}

}
