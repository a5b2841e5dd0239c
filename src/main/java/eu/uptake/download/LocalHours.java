package eu.uptake.download;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The date and hour of instants in a time zone. Where the clock is put back, the repeated
 * hour is one date and hour. Not thread-safe: it keeps the last period between two clock
 * changes.
 */
final class LocalHours {

	static final int PER_DAY = 24;

	private final ZoneRules rules;

	private long from;

	private long until;

	private long offset;

	LocalHours(ZoneId zone) {
		this.rules = zone.getRules();
	}

	/**
	 * The local date and hour.
	 * @param second seconds since 1970
	 * @return 24 × the local date's days since 1970, plus the hour
	 */
	long hour(long second) {
		if (second < this.from || second >= this.until) {
			Instant instant = Instant.ofEpochSecond(second);
			ZoneOffsetTransition previous = this.rules.previousTransition(instant.plusSeconds(1));
			ZoneOffsetTransition next = this.rules.nextTransition(instant);
			this.from = (previous != null) ? previous.toEpochSecond() : Long.MIN_VALUE;
			this.until = (next != null) ? next.toEpochSecond() : Long.MAX_VALUE;
			this.offset = this.rules.getOffset(instant).getTotalSeconds();
		}
		return Math.floorDiv(second + this.offset, 3600L);
	}

	/**
	 * The local date.
	 * @param second seconds since 1970
	 * @return days since 1970
	 */
	long day(long second) {
		return Math.floorDiv(hour(second), (long) PER_DAY);
	}

}
