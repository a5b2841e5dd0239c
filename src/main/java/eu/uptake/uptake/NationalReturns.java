package eu.uptake.uptake;

import java.util.Collection;
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

/**
 * The returns, one document each. They are read without their history, which only grows.
 */
@Repository
class NationalReturns {

	private final MongoOperations mongo;

	private final AuditTrail audit;

	NationalReturns(MongoOperations mongo, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
	}

	Optional<NationalReturn> find(String country, int year) {
		return find(Criteria.where("_id").is(NationalReturn.id(country, year))).stream().findFirst();
	}

	List<NationalReturn> find(Criteria criteria) {
		Query query = Query.query(criteria);
		query.fields().exclude("changes");
		return this.mongo.find(query, NationalReturn.class);
	}

	/**
	 * Where the returns of some years stand, without what is in them.
	 * @param years the calendar years
	 * @return the returns the store has
	 */
	List<ReturnState> states(Collection<Integer> years) {
		Query query = Query.query(Criteria.where("year").in(years));
		query.fields().include("country", "year", "status", "firstSubmittedAt");
		return this.mongo.find(query, ReturnState.class, "returns");
	}

	/**
	 * The years that some returns are of.
	 * @param criteria which returns; all must hold
	 * @return the years, in no order
	 */
	List<Integer> years(List<Criteria> criteria) {
		Query query = criteria.isEmpty() ? new Query() : Query.query(new Criteria().andOperator(criteria));
		return this.mongo.findDistinct(query, "year", NationalReturn.class, Integer.class);
	}

	/**
	 * The histories of returns, in one query.
	 * @param ids the returns' ids
	 * @return each return's changes, oldest first
	 */
	Map<String, List<ReturnChange>> changes(Collection<String> ids) {
		Map<String, List<ReturnChange>> changes = new HashMap<>();
		for (NationalReturn each : this.mongo.find(Query.query(Criteria.where("_id").in(ids)), NationalReturn.class)) {
			changes.put(each.id(), (each.changes() != null) ? each.changes() : List.of());
		}
		return changes;
	}

	/**
	 * Saves a step of a return in one write: the return and its history, or nothing.
	 * @param current the return as read
	 * @param step the step from there
	 * @return false where another write came first
	 */
	boolean save(NationalReturn current, NationalReturn.Step step) {
		this.audit.writing(step.changesFrom(current));
		NationalReturn next = step.next();
		List<ReturnChange> changes = step.changes();
		int previousVersion = next.version() - changes.size();
		if (previousVersion == 0) {
			return insert(next, changes);
		}
		Update update = new Update().set("version", next.version())
			.set("status", next.status())
			.set("uptakes", next.uptakes());
		setOrUnset(update, "submittedAt", next.submittedAt());
		setOrUnset(update, "firstSubmittedAt", next.firstSubmittedAt());
		setOrUnset(update, "acceptedAt", next.acceptedAt());
		setOrUnset(update, "sendBackReason", next.sendBackReason());
		setOrUnset(update, "lockExcepted", next.lockExcepted());
		setOrUnset(update, "answers", next.answers());
		update.push("changes").each(changes.toArray());
		Query previous = Query.query(Criteria.where("_id").is(next.id()).and("version").is(previousVersion));
		return this.mongo.updateFirst(previous, update, NationalReturn.class).getModifiedCount() == 1;
	}

	private boolean insert(NationalReturn first, List<ReturnChange> changes) {
		try {
			this.mongo.insert(first.inserted(changes));
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	private static void setOrUnset(Update update, String field, @Nullable Object value) {
		if (value != null) {
			update.set(field, value);
		}
		else {
			update.unset(field);
		}
	}

	/**
	 * Makes every write to a year's returns that has begun before now fail its version
	 * check, so that it looks at the year again. Returns that don't exist yet come into
	 * being for it.
	 * @param year the year whose status has just changed
	 * @param countries the codes of its participants
	 */
	void outdateWritesUnderWay(int year, Collection<String> countries) {
		for (String country : countries) {
			insert(NationalReturn.notStarted(country, year), List.of());
		}
		this.mongo.updateMulti(Query.query(Criteria.where("year").is(year)), new Update().inc("version", 1),
				NationalReturn.class);
	}

}
