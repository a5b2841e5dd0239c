package eu.uptake.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;

import org.springframework.stereotype.Component;

import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.audit.Deed;

/**
 * How long comments are kept. Whoever reads them asks, so none is shown too long, however
 * late it is dropped.
 */
@Component
class CommentRetention {

	/** How often comments are dropped. */
	static final Duration INTERVAL = Duration.ofHours(1);

	private final SurveyResponses responses;

	private final Period kept;

	private final AuditTrail audit;

	private final Clock clock;

	CommentRetention(SurveyResponses responses, QualityProperties properties, AuditTrail audit, Clock clock) {
		this.responses = responses;
		this.kept = properties.commentsKept();
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * The moment since which comments must have been received to be kept.
	 * @return the moment
	 */
	Instant since() {
		return ZonedDateTime.now(this.clock).minus(this.kept).toInstant();
	}

	/**
	 * Drops the comments that have been kept long enough, and leaves an event that says
	 * so. Services that do it at the same time do it once.
	 * @return how many were dropped
	 */
	long drop() {
		Instant before = since();
		if (!this.responses.anyComment(before)) {
			return 0;
		}
		return this.audit.record(Actor.SERVICE, new Deed("dropSurveyComments", "survey comments"), () -> {
			this.audit.writingMuch();
			long dropped = this.responses.dropComments(before);
			this.audit.wrote(Changes.none().add("before", null, before).add("dropped", null, dropped));
			return dropped;
		});
	}

}
