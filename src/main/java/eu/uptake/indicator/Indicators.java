package eu.uptake.indicator;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;

/**
 * The indicators, one document each. They are read without their history, which only
 * grows.
 */
@Repository
class Indicators {

	private final MongoOperations mongo;

	private final AuditTrail audit;

	Indicators(MongoOperations mongo, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
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
		Query query = Query.query(criteria);
		query.fields().exclude("changes");
		return this.mongo.find(query, Indicator.class)
			.stream()
			.sorted(Comparator.comparing((Indicator each) -> IndicatorCode.of(each.code())))
			.toList();
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

}
