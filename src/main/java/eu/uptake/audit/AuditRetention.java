package eu.uptake.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;

import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Removes the events whose time is over, and leaves one that says so. A TTL index of the
 * store's would do it without, and the embedded store knows none.
 */
class AuditRetention {

	private final AuditEvents events;

	private final AuditTrail audit;

	private final AuditProperties properties;

	private final Clock clock;

	AuditRetention(MongoOperations mongo, AuditTrail audit, AuditProperties properties, Clock clock) {
		this.events = new AuditEvents(mongo);
		this.audit = audit;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Removes them.
	 * @return how many
	 */
	long removeOutdated() {
		Instant before = ZonedDateTime.now(this.clock).minus(this.properties.keep()).toInstant();
		if (!this.events.anyBefore(before)) {
			return 0;
		}
		return this.audit.record(Actor.SERVICE, new Deed("removeAuditEvents", "audit events"), () -> {
			this.audit.writingMuch();
			long removed = this.events.removeBefore(before);
			this.audit.wrote(Changes.none().add("before", null, before).add("removed", null, removed));
			return removed;
		});
	}

}
