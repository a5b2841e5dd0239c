package eu.uptake.download;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.aggregation.AggregationOperation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.download.DeclaredDay.DownloadDeclaration;

/**
 * What downloaders declare, a document for each module and day.
 */
@Repository
class DownloadDeclarations {

	private final MongoOperations mongo;

	private final AuditTrail audit;

	DownloadDeclarations(MongoOperations mongo, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
	}

	/**
	 * Finds the day that holds a declaration.
	 * @param id the declaration's id
	 * @return the module's day
	 */
	Optional<DeclaredDay> dayOf(String id) {
		return Optional
			.ofNullable(this.mongo.findOne(Query.query(Criteria.where("entries._id").is(id)), DeclaredDay.class));
	}

	/**
	 * Stores and counts a declaration, once.
	 * @param module the module's code
	 * @param day the day of the download
	 * @param declaration the declaration
	 */
	void add(String module, LocalDate day, DownloadDeclaration declaration) {
		Query without = Query
			.query(Criteria.where("_id").is(DeclaredDay.id(module, day)).and("entries._id").ne(declaration.id()));
		Update update = new Update().setOnInsert("module", module)
			.setOnInsert("day", day)
			.setOnInsert("month", day.getYear() * 100 + day.getMonthValue())
			.setOnInsert("year", day.getYear())
			.inc("declarations", 1L)
			.inc("trainees", (long) declaration.expectedTrainees())
			.push("entries", declaration);
		this.audit.concerning(null, day.getYear());
		this.audit.writing(Changes.none()
			.add("module", null, module)
			.add("on", null, day)
			.add("expectedTrainees", null, declaration.expectedTrainees()));
		try {
			this.mongo.upsert(without, update, DeclaredDay.class);
		}
		catch (DuplicateKeyException ex) {
			// The day is there: with this declaration, or since a moment ago without it.
			this.mongo.updateFirst(without, update, DeclaredDay.class);
		}
	}

	/**
	 * Bars an id from being declared.
	 * @param id the declaration's id
	 * @param at when it was taken back
	 */
	void bar(String id, Instant at) {
		this.audit.writing(Changes.none());
		this.mongo.upsert(Query.query(Criteria.where("_id").is(id)), new Update().setOnInsert("at", at),
				ErasedDeclaration.class);
	}

	boolean isBarred(String id) {
		return this.mongo.exists(Query.query(Criteria.where("_id").is(id)), ErasedDeclaration.class);
	}

	List<String> barredSince(Instant since) {
		return this.mongo.find(Query.query(Criteria.where("at").gte(since)), ErasedDeclaration.class)
			.stream()
			.map(ErasedDeclaration::id)
			.toList();
	}

	/**
	 * Deletes a declaration and takes it out of the sums, once.
	 * @param id the declaration's id
	 * @return the day of the download, if there was one
	 */
	Optional<LocalDate> remove(String id) {
		Optional<LocalDate> removed = Optional.empty();
		for (Optional<DeclaredDay> found = dayOf(id); found.isPresent(); found = dayOf(id)) {
			DeclaredDay day = found.get();
			long trainees = day.entries()
				.stream()
				.filter((entry) -> entry.id().equals(id))
				.mapToLong(DownloadDeclaration::expectedTrainees)
				.sum();
			Update update = new Update().inc("declarations", -1L)
				.inc("trainees", -trainees)
				.pull("entries", Query.query(Criteria.where("_id").is(id)));
			this.mongo.updateFirst(Query.query(Criteria.where("_id").is(day.id()).and("entries._id").is(id)), update,
					DeclaredDay.class);
			removed = Optional.of(day.day());
		}
		return removed;
	}

	/**
	 * Sums up declarations, by one aggregation.
	 * @param criteria which days
	 * @param key the field to group by, or null for one sum over all
	 * @return the groups, in no order; {@code _id} holds the key's value
	 */
	List<Document> sum(List<Criteria> criteria, @Nullable String key) {
		List<AggregationOperation> stages = new ArrayList<>();
		if (!criteria.isEmpty()) {
			stages.add(Aggregation.match(new Criteria().andOperator(criteria)));
		}
		stages.add(Aggregation.stage(new Document("$group",
				new Document("_id", (key != null) ? "$" + key : null)
					.append("declarations", new Document("$sum", "$declarations"))
					.append("trainees", new Document("$sum", "$trainees")))));
		return this.mongo.aggregate(Aggregation.newAggregation(stages), "downloadDeclarations", Document.class)
			.getMappedResults();
	}

}
