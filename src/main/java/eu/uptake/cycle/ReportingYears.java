package eu.uptake.cycle;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.fresh.Recent;
import eu.uptake.fresh.StoreWrites;

/**
 * The reporting years. One that was never opened or scheduled is planned and has no
 * document.
 */
@Repository
public class ReportingYears {

	/** The year that the programme and its records begin in. */
	public static final int FIRST = 2014;

	private final MongoOperations mongo;

	private final AuditTrail audit;

	private final Recent<List<ReportingYear>> all;

	ReportingYears(MongoOperations mongo, StoreWrites writes, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
		this.all = new Recent<>(writes, "reportingYears", this::read);
	}

	private List<ReportingYear> read() {
		return this.mongo.findAll(ReportingYear.class)
			.stream()
			.sorted(Comparator.comparingInt(ReportingYear::year))
			.toList();
	}

	public ReportingYear get(int year) {
		ReportingYear found = this.mongo.findById(year, ReportingYear.class);
		return (found != null) ? found : ReportingYear.planned(year);
	}

	/**
	 * The years that were ever opened or scheduled.
	 * @return them in ascending order
	 */
	public List<ReportingYear> all() {
		return this.all.get();
	}

	public List<Integer> published() {
		return all().stream().filter((year) -> year.status() == YearStatus.PUBLISHED).map(ReportingYear::year).toList();
	}

	/**
	 * The years that take no records any more.
	 * @return those that are locked or published
	 */
	public Set<Integer> closed() {
		return all().stream()
			.filter((year) -> year.status() == YearStatus.LOCKED || year.status() == YearStatus.PUBLISHED)
			.map(ReportingYear::year)
			.collect(Collectors.toSet());
	}

	/**
	 * Saves a year's next version.
	 * @param current the year as read
	 * @param next the year as it is to be
	 * @return false where another change came first
	 */
	boolean save(ReportingYear current, ReportingYear next) {
		this.audit.writing(Changes.between(current, next, "version", "changes", "settledVersion")
			.add("reason", null, next.lastReason()));
		if (next.version() == 1) {
			try {
				this.mongo.insert(next);
				return true;
			}
			catch (DuplicateKeyException ex) {
				return false;
			}
		}
		Query previous = Query.query(Criteria.where("_id").is(next.year()).and("version").is(next.version() - 1));
		return this.mongo.findAndReplace(previous, next) != null;
	}

	/**
	 * Notes that a year's status has reached everything that depends on it. A year that
	 * has gone on since is left alone.
	 * @param year the year as it was changed
	 */
	void settle(ReportingYear year) {
		Query unchanged = Query.query(Criteria.where("_id").is(year.year()).and("version").is(year.version()));
		this.mongo.updateFirst(unchanged, Update.update("settledVersion", year.version()), ReportingYear.class);
	}

}
