package eu.uptake.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import eu.uptake.contract.Connection;
import eu.uptake.contract.MomentKey;
import eu.uptake.contract.PageRequest;

/**
 * The events in the store.
 */
final class AuditEvents {

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "at", "_id");

	private final MongoOperations mongo;

	AuditEvents(MongoOperations mongo) {
		this.mongo = mongo;
	}

	void insert(AuditEvent event) {
		this.mongo.insert(event);
	}

	/**
	 * Tells what another attempt is about to change.
	 * @param event the event, whose outcome isn't known
	 */
	void retry(AuditEvent event) {
		update(event, new Update());
	}

	/**
	 * Adds the outcome, once.
	 * @param event the event with it
	 */
	void end(AuditEvent event) {
		update(event,
				Update.update("outcome", event.outcome())
					.set("errors", event.errors())
					.set("endedAt", event.endedAt()));
	}

	private void update(AuditEvent event, Update update) {
		update.set("changes", event.changes());
		setIfKnown(update, "subject", event.subject());
		setIfKnown(update, "country", event.country());
		setIfKnown(update, "year", event.year());
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(event.id()).and("outcome").is(Outcome.UNKNOWN)),
				update, AuditEvent.class);
	}

	private static void setIfKnown(Update update, String field, @Nullable Object value) {
		if (value != null) {
			update.set(field, value);
		}
	}

	/**
	 * Events, the newest first.
	 * @param conditions which; all must hold
	 * @param page which page
	 * @return the page
	 */
	Connection<AuditEvent> page(List<Criteria> conditions, PageRequest page) {
		List<Criteria> older = new ArrayList<>(conditions);
		if (page.afterKey() != null) {
			older.add(MomentKey.of(page.afterKey()).older("at"));
		}
		List<AuditEvent> found = this.mongo.find(query(older).with(NEWEST_FIRST).limit(page.first() + 1),
				AuditEvent.class);
		return Connection.of(page, found, AuditEvent::key, () -> count(conditions));
	}

	// All of them are more than anybody wants to have counted: the store knows how many.
	private long count(List<Criteria> conditions) {
		return conditions.isEmpty() ? this.mongo.estimatedCount(AuditEvent.class)
				: this.mongo.count(query(conditions), AuditEvent.class);
	}

	private static Query query(List<Criteria> conditions) {
		return conditions.isEmpty() ? new Query() : Query.query(new Criteria().andOperator(conditions));
	}

	boolean anyBefore(Instant moment) {
		return this.mongo.exists(before(moment), AuditEvent.class);
	}

	long removeBefore(Instant moment) {
		return this.mongo.remove(before(moment), AuditEvent.class).getDeletedCount();
	}

	private static Query before(Instant moment) {
		return Query.query(Criteria.where("at").lt(moment));
	}

}
