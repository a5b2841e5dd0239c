package eu.uptake.download;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.fresh.Reading;

/**
 * The ledger of imported logs.
 */
@Repository
class AccessLogImports {

	private final MongoOperations mongo;

	private final AuditTrail audit;

	AccessLogImports(MongoOperations mongo, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
	}

	void insert(AccessLogImport entry) {
		this.mongo.insert(entry);
	}

	Optional<AccessLogImport> find(String id) {
		return Optional.ofNullable(this.mongo.findById(id, AccessLogImport.class));
	}

	/**
	 * The imports whose counts have been counted at some time.
	 * @return what tells which of them count now
	 */
	List<AccessLogImport> counted() {
		Query query = Query.query(Criteria.where("outcome").in(ImportOutcome.COUNTED, ImportOutcome.WITHDRAWN));
		return this.mongo.find(query, AccessLogImport.class);
	}

	/**
	 * The imports that count now: those counted and not withdrawn, whose content no other
	 * one has. Of imports of the same content the last one counts. A longer log shadows
	 * its beginnings; one that is withdrawn shadows what came before its withdrawal, so
	 * that nothing of it comes back.
	 * @return the imports' ids
	 */
	Set<String> active() {
		return Reading.once(this,
				() -> active(counted()).stream().map(AccessLogImport::id).collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * Those of the imports counted at some time that count now.
	 * @param counted what {@link #counted} has answered
	 * @return the imports, in no order
	 */
	static List<AccessLogImport> active(List<AccessLogImport> counted) {
		List<AccessLogImport> all = new ArrayList<>(counted);
		all.sort(Comparator.comparing(AccessLogImports::countedAt).thenComparing(AccessLogImport::id));
		Map<String, AccessLogImport> lastOfContent = new HashMap<>();
		Map<String, Instant> shadowedUntil = new HashMap<>();
		for (AccessLogImport each : all) {
			lastOfContent.put((each.content() != null) ? each.content() : each.id(), each);
			Instant until = (each.withdrawnAt() != null) ? each.withdrawnAt() : Instant.MAX;
			each.replaces().forEach((content) -> shadowedUntil.merge(content, until, (a, b) -> a.isAfter(b) ? a : b));
		}
		List<AccessLogImport> active = new ArrayList<>();
		lastOfContent.forEach((content, last) -> {
			Instant until = shadowedUntil.get(content);
			boolean shadowed = until != null && countedAt(last).isBefore(until);
			if (last.outcome() == ImportOutcome.COUNTED && !shadowed) {
				active.add(last);
			}
		});
		return active;
	}

	private static Instant countedAt(AccessLogImport entry) {
		return (entry.countedAt() != null) ? entry.countedAt() : entry.at();
	}

	/**
	 * A moment after all that the ledger knows. What happened last counts, also where
	 * clocks differ or have been set back.
	 * @param now what the clock says
	 * @return the moment, in milliseconds
	 */
	Instant next(Instant now) {
		return counted().stream()
			.flatMap(
					(each) -> Stream.of(countedAt(each), (each.withdrawnAt() != null) ? each.withdrawnAt() : each.at()))
			.map((moment) -> moment.plusMillis(1))
			.filter(now::isBefore)
			.max(Comparator.naturalOrder())
			.orElse(now)
			.truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * Makes an import's counts visible.
	 * @param id the import's id
	 * @param at when it is counted
	 * @return false if another service has taken it for abandoned
	 */
	boolean setCounted(String id, Instant at) {
		return this.mongo
			.updateFirst(counting(id), Update.update("outcome", ImportOutcome.COUNTED).set("countedAt", at),
					AccessLogImport.class)
			.getModifiedCount() == 1;
	}

	void addReplaced(String id, String content) {
		this.mongo.updateFirst(byId(id), new Update().addToSet("replaces", content), AccessLogImport.class);
	}

	/**
	 * Takes a counted import out.
	 * @param id the import's id
	 * @param at when it is withdrawn
	 * @param reason why
	 * @return false if it isn't counted
	 */
	boolean withdraw(String id, Instant at, String reason) {
		Query counted = Query.query(Criteria.where("_id").is(id).and("outcome").is(ImportOutcome.COUNTED));
		this.audit.writing(Changes.none()
			.add("outcome", ImportOutcome.COUNTED, ImportOutcome.WITHDRAWN)
			.add("reason", null, reason));
		Update update = Update.update("outcome", ImportOutcome.WITHDRAWN).set("withdrawnAt", at).set("reason", reason);
		return this.mongo.updateFirst(counted, update, AccessLogImport.class).getModifiedCount() == 1;
	}

	List<AccessLogImport> newestFirst(@Nullable Criteria criteria, int limit) {
		Query query = (criteria != null) ? Query.query(criteria) : new Query();
		return this.mongo.find(query.with(Sort.by(Sort.Direction.DESC, "at", "_id")).limit(limit),
				AccessLogImport.class);
	}

	long count() {
		return this.mongo.count(new Query(), AccessLogImport.class);
	}

	/**
	 * Gives up the imports that were begun before a moment and never ended: their process
	 * died. Of one that lives after all none is counted any more.
	 * @param before the moment
	 */
	void abandon(Instant before) {
		this.mongo.updateMulti(Query.query(Criteria.where("outcome").is(ImportOutcome.COUNTING).and("at").lt(before)),
				Update.update("outcome", ImportOutcome.FAILED).set("reason", "The service stopped during the import."),
				AccessLogImport.class);
	}

	/**
	 * The imports that were given up, and may have left counts.
	 * @return the imports' ids
	 */
	Collection<String> abandoned() {
		return this.mongo
			.find(Query.query(Criteria.where("outcome").is(ImportOutcome.FAILED).and("content").ne(null)),
					AccessLogImport.class)
			.stream()
			.map(AccessLogImport::id)
			.toList();
	}

	private static Query counting(String id) {
		return Query.query(Criteria.where("_id").is(id).and("outcome").is(ImportOutcome.COUNTING));
	}

	private static Query byId(String id) {
		return Query.query(Criteria.where("_id").is(id));
	}

}
