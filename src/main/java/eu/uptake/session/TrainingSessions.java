package eu.uptake.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.aggregation.AggregationOperation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;

/**
 * The sessions, one document each. They are read without their history.
 */
@Repository
class TrainingSessions {

	private final MongoOperations mongo;

	private final AuditTrail audit;

	TrainingSessions(MongoOperations mongo, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
	}

	Optional<TrainingSession> find(String id) {
		Query query = Query.query(Criteria.where("_id").is(id));
		query.fields().exclude("changes");
		return Optional.ofNullable(this.mongo.findOne(query, TrainingSession.class));
	}

	List<TrainingSession> newestFirst(Criteria criteria, int limit) {
		Query query = Query.query(criteria).with(Sort.by(Sort.Direction.DESC, "facts.startsOn", "_id")).limit(limit);
		query.fields().exclude("changes");
		return this.mongo.find(query, TrainingSession.class);
	}

	long count(Criteria criteria) {
		return this.mongo.count(Query.query(criteria), TrainingSession.class);
	}

	List<String> systems(Criteria criteria) {
		return this.mongo.findDistinct(Query.query(criteria), "facts.system", TrainingSession.class, String.class);
	}

	/**
	 * The histories of sessions, in one query.
	 * @param ids the sessions' ids
	 * @return each session's changes, oldest first
	 */
	Map<String, List<SessionChange>> changes(Collection<String> ids) {
		Map<String, List<SessionChange>> changes = new HashMap<>();
		for (TrainingSession each : this.mongo.find(Query.query(Criteria.where("_id").in(ids)),
				TrainingSession.class)) {
			changes.put(each.id(), (each.changes() != null) ? each.changes() : List.of());
		}
		return changes;
	}

	/**
	 * Puts a session down that doesn't count yet.
	 * @param pending the session
	 * @return false if its id is taken
	 */
	boolean insert(TrainingSession pending) {
		tell(SessionStatus.RECORDED, null, pending.facts(), null);
		try {
			this.mongo.insert(pending);
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * Puts another session in the place of one that has never counted.
	 * @param abandoned the one that is there
	 * @param pending the one to be recorded
	 */
	void replace(TrainingSession abandoned, TrainingSession pending) {
		tell(SessionStatus.RECORDED, null, pending.facts(), null);
		Query unchanged = Query
			.query(version(abandoned.id(), abandoned.version()).and("status").is(SessionStatus.PENDING));
		Update update = Update.update("version", abandoned.version() + 1)
			.set("year", pending.year())
			.set("officials", pending.officials())
			.set("facts", pending.facts());
		this.mongo.updateFirst(unchanged, update, TrainingSession.class);
	}

	/**
	 * Saves a step of a session: the session and its history, or nothing.
	 * @param step the step
	 * @return false where another write came first
	 */
	boolean save(TrainingSession.Step step) {
		TrainingSession next = step.next();
		SessionChange change = step.changed();
		tell(next.status(), change.before(), change.after(), change.reason());
		Update update = Update.update("version", next.version())
			.set("status", next.status())
			.set("officials", next.officials())
			.set("facts", next.facts())
			.push("changes", change);
		return this.mongo
			.updateFirst(Query.query(version(next.id(), next.version() - 1)), update, TrainingSession.class)
			.getModifiedCount() == 1;
	}

	// One that is put down and not recorded yet is told of as what it is to become.
	private void tell(SessionStatus status, @Nullable SessionFacts before, SessionFacts after,
			@Nullable String reason) {
		this.audit.concerning(after.host(), after.year());
		this.audit.writing(Changes.between(before, after)
			.add("status", (before != null) ? SessionStatus.RECORDED : null, status)
			.add("reason", null, reason));
	}

	private static Criteria version(String id, int version) {
		return Criteria.where("_id").is(id).and("version").is(version);
	}

	/**
	 * Makes every write to a year's sessions that has begun before now fail its version
	 * check, so that it looks at the year again. One that isn't put down yet will look
	 * after it is.
	 * @param year the year whose status has just changed
	 */
	void outdateWritesUnderWay(int year) {
		this.mongo.updateMulti(Query.query(Criteria.where("year").is(year)), new Update().inc("version", 1),
				TrainingSession.class);
	}

	/**
	 * Sums up sessions, by one aggregation.
	 * @param criteria which sessions
	 * @param key the field to group by, or null for one sum over all
	 * @param countries whose officials to count, or null for all
	 * @return the sums by the key's value, in no order
	 */
	Map<Object, SessionSums> sum(Criteria criteria, @Nullable String key, @Nullable Collection<String> countries) {
		List<AggregationOperation> stages = new ArrayList<>();
		stages.add(Aggregation.match(criteria));
		if (countries != null) {
			stages
				.add(Aggregation.stage(new Document("$addFields", new Document("officials", officialsOf(countries)))));
		}
		Document group = new Document("_id", (key != null) ? "$" + key : null)
			.append("sessions", new Document("$sum", 1))
			.append("officials", new Document("$sum", "$officials"));
		SessionSums.ANSWERS
			.forEach((name, path) -> group.append(name, new Document("$sum", "$facts.feedback." + path)));
		stages.add(Aggregation.stage(new Document("$group", group)));
		Map<Object, SessionSums> sums = new HashMap<>();
		this.mongo.aggregate(Aggregation.newAggregation(TrainingSession.class, stages), Document.class)
			.forEach((row) -> sums.put(row.get("_id"), SessionSums.of(row)));
		return sums;
	}

	private static Document officialsOf(Collection<String> countries) {
		Document counted = new Document("$cond",
				List.of(new Document("$in", List.of("$$this.country", List.copyOf(countries))), "$$this.officials", 0));
		return new Document("$reduce", new Document("input", "$facts.participants").append("initialValue", 0)
			.append("in", new Document("$add", List.of("$$value", counted))));
	}

}
