package eu.uptake.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.fresh.StoreWrites;

/**
 * The indicators, one document each. They are read without their history, which only
 * grows; and what was read before only where its version is another now, since every
 * change raises it.
 */
@Repository
class Indicators {

	private static final String COLLECTION = "indicators";

	private static final int BATCH = 1_000;

	private final MongoOperations mongo;

	private final AuditTrail audit;

	private final StoreWrites writes;

	/** What was read before, by code: it is still so where the version is the same. */
	private volatile Known known = new Known(Map.of(), -1);

	Indicators(MongoOperations mongo, StoreWrites writes, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
		this.writes = writes;
	}

	Optional<Indicator> find(String code) {
		return find(Criteria.where("_id").is(code)).stream().findFirst();
	}

	/**
	 * Lists indicators.
	 * @param objective the objective's number, or null for all
	 * @return the indicators in code order
	 */
	List<Indicator> ofObjective(@Nullable Integer objective) {
		return find((objective != null) ? Criteria.where("definition.objective").is(objective) : new Criteria());
	}

	private List<Indicator> find(Criteria criteria) {
		long asOf = this.writes.of(COLLECTION);
		Known before = this.known;
		Map<String, Held> current = new HashMap<>((before.writes() == asOf) ? before.byCode() : Map.of());
		List<Document> versions = versions(criteria);
		List<String> changed = versions.stream()
			.filter((each) -> !isVersion(current.get(each.getString("_id")), each.getInteger("version")))
			.map((each) -> each.getString("_id"))
			.toList();
		if (!changed.isEmpty()) {
			Query query = Query.query(Criteria.where("_id").in(changed));
			query.fields().exclude("changes");
			this.mongo.find(query, Indicator.class).forEach((each) -> current.put(each.code(), Held.of(each)));
			this.known = new Known(Map.copyOf(current), asOf);
		}
		return versions.stream()
			.map((each) -> current.get(each.getString("_id")))
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.sorted(Comparator.comparing(Held::code))
			.map(Held::indicator)
			.toList();
	}

	private List<Document> versions(Criteria criteria) {
		return this.mongo.execute(COLLECTION,
				(indicators) -> indicators.find(criteria.getCriteriaObject())
					.projection(new Document("version", 1))
					.batchSize(BATCH)
					.into(new ArrayList<>()));
	}

	private static boolean isVersion(@Nullable Held known, int version) {
		return known != null && known.indicator().version() == version;
	}

	/**
	 * The histories of indicators, in one query.
	 * @param codes the indicators' codes
	 * @return each indicator's changes, oldest first
	 */
	Map<String, List<IndicatorChange>> changes(Collection<String> codes) {
		Map<String, List<IndicatorChange>> changes = new HashMap<>();
		for (Indicator each : this.mongo.find(Query.query(Criteria.where("_id").in(codes)), Indicator.class)) {
			changes.put(each.code(), (each.changes() != null) ? each.changes() : List.of());
		}
		return changes;
	}

	/**
	 * Adds an indicator.
	 * @param code the code
	 * @param definition what it is about
	 * @param change the beginning of its history
	 * @return the indicator, or null if the code is taken
	 */
	@Nullable Indicator add(String code, IndicatorDefinition definition, IndicatorChange change) {
		this.audit.writing(Changes.between(null, definition));
		try {
			return this.mongo.insert(new Indicator(code, 1, definition, List.of(), List.of(change)));
		}
		catch (DuplicateKeyException ex) {
			return null;
		}
	}

	/**
	 * Saves a step of an indicator: the indicator and its history, or nothing.
	 * @param current the indicator as read
	 * @param step the step from there
	 * @return false where another write came first
	 */
	boolean save(Indicator current, Indicator.Step step) {
		this.audit.writing(step.changesFrom(current));
		Indicator next = step.next();
		Update update = new Update().set("version", next.version())
			.set("definition", next.definition())
			.set("recorded", next.recorded())
			.push("changes", step.changed());
		Query previous = Query.query(Criteria.where("_id").is(next.code()).and("version").is(next.version() - 1));
		return this.mongo.updateFirst(previous, update, Indicator.class).getModifiedCount() == 1;
	}

	/**
	 * Makes every write that has begun before now fail its version check, so that it
	 * looks at its year again.
	 */
	void outdateWritesUnderWay() {
		this.mongo.updateMulti(new Query(), new Update().inc("version", 1), Indicator.class);
	}

	private record Known(Map<String, Held> byCode, long writes) {
	}

	private record Held(IndicatorCode code, Indicator indicator) {

		static Held of(Indicator indicator) {
			return new Held(IndicatorCode.of(indicator.code()), indicator);
		}

	}

}
