package eu.uptake.download;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Downloads.
 *
 * @param robots file with the robots list in COUNTER's JSON format, instead of the
 * built-in one
 * @param inbox folder from which access logs are imported as they appear
 * @param inboxPoll how often the inbox is looked at
 * @param inboxSettle how long a file in the inbox must have been unchanged
 * @param rateLimit download declarations that one client may send, and may take back
 */
@ConfigurationProperties("uptake.downloads")
record DownloadProperties(@Nullable Path robots, @Nullable Path inbox, @DefaultValue("10s") Duration inboxPoll,
		@DefaultValue("1m") Duration inboxSettle, @DefaultValue RateLimit rateLimit) {

	/**
	 * How many declarations a client (an address) may send in a while.
	 *
	 * @param declarations how many declarations
	 * @param per in which time
	 */
	record RateLimit(@DefaultValue("30") int declarations, @DefaultValue("1m") Duration per) {
	}

}
