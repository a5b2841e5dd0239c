package eu.uptake.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The raw responses, and what is left of those that were erased.
 */
@Repository
class SurveyResponses {

	private static final String COLLECTION = "surveyResponses";

	private static final String ERASURE = "erasure";

	private static final List<String> SAID = List.of("comment", "commentDropped", "module", "country", "audience",
			"completedOn", "submittedAt");

	private static final int BATCH = 200;

	private final MongoOperations mongo;

	SurveyResponses(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * What stands under ids.
	 * @param ids the ids
	 * @return the responses by id; empty for one that was erased, nothing for one that
	 * isn't there
	 */
	Map<String, Optional<SurveyResponse>> find(Collection<String> ids) {
		Map<String, Optional<SurveyResponse>> found = new HashMap<>();
		this.mongo.find(Query.query(Criteria.where("_id").in(ids)), Document.class, COLLECTION)
			.forEach((document) -> found.put(document.getString("_id"), response(document)));
		return found;
	}

	private Optional<SurveyResponse> response(Document document) {
		return document.containsKey(ERASURE) ? Optional.empty()
				: Optional.of(this.mongo.getConverter().read(SurveyResponse.class, document));
	}

	Optional<SurveyEntry> entry(String id) {
		return Optional.ofNullable(this.mongo.findById(id, SurveyEntry.class));
	}

	/**
	 * The response at a place of a statistic's sequence.
	 * @param statistic the statistic's id
	 * @param sequence the place
	 * @return the response, or empty if the place isn't taken
	 */
	Optional<SurveyEntry> find(String statistic, long sequence) {
		return Optional.ofNullable(
				this.mongo.findOne(Query.query(Criteria.where("statistic").is(statistic).and("sequence").is(sequence)),
						SurveyEntry.class));
	}

	/**
	 * The statistics that have a response after the last that they have counted. Many are
	 * looked at by one query: there are as many statistics as there were ever courses,
	 * and each start asks.
	 * @param last the last counted place by the statistic's id
	 * @return the statistics' ids
	 */
	Set<String> uncounted(Map<String, Long> last) {
		List<Criteria> next = new ArrayList<>();
		last.forEach((statistic, sequence) -> next
			.add(Criteria.where("statistic").is(statistic).and("sequence").is(sequence + 1)));
		Set<String> found = new TreeSet<>();
		for (int from = 0; from < next.size(); from += BATCH) {
			Query query = Query
				.query(new Criteria().orOperator(next.subList(from, Math.min(from + BATCH, next.size()))));
			query.fields().include("statistic");
			this.mongo.find(query, Document.class, COLLECTION)
				.forEach((response) -> found.add(response.getString("statistic")));
		}
		return found;
	}

	/**
	 * Inserts responses in order, up to the first whose id or place is taken.
	 * @param responses the responses
	 * @return how many were inserted
	 */
	int insert(List<SurveyResponse> responses) {
		List<Document> documents = responses.stream().map((response) -> {
			Document document = new Document();
			this.mongo.getConverter().write(response, document);
			return document;
		}).toList();
		try {
			this.mongo.getCollection(COLLECTION).insertMany(documents, new InsertManyOptions().ordered(true));
			return documents.size();
		}
		catch (MongoBulkWriteException ex) {
			if (ex.getWriteErrors().stream().allMatch((error) -> error.getCode() == 11000)) {
				// Not the inserted count: the embedded store counts the refused ones too.
				return ex.getWriteErrors().get(0).getIndex();
			}
			throw ex;
		}
	}

	long size() {
		return this.mongo.estimatedCount(SurveyResponse.class);
	}

	/**
	 * All entries of all statistics, the erased ones too.
	 * @return the entries, to be closed
	 */
	Stream<SurveyEntry> all() {
		return this.mongo.stream(Query.query(Criteria.where("sequence").gt(0)), SurveyEntry.class);
	}

	Stream<SurveyEntry> of(String statistic) {
		return this.mongo.stream(Query.query(Criteria.where("statistic").is(statistic)), SurveyEntry.class);
	}

	/**
	 * Takes an id that no response has, so that none ever has it.
	 * @param id the id
	 * @return false if there is a response or was one
	 */
	boolean bar(String id) {
		try {
			this.mongo.insert(new SurveyEntry(id, id, 0, null, SurveyEntry.Erasure.DONE));
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * Deletes what a response says, but for the scores, which are counted.
	 * @param id the response's id
	 * @return false if that has been done before
	 */
	boolean beginErasure(String id) {
		Update update = Update.update(ERASURE, SurveyEntry.Erasure.BEGUN);
		SAID.forEach(update::unset);
		return this.mongo
			.updateFirst(Query.query(Criteria.where("_id").is(id).and(ERASURE).exists(false)), update,
					SurveyEntry.class)
			.getMatchedCount() == 1;
	}

	/**
	 * Deletes the scores, which are taken out of the statistic.
	 * @param id the response's id
	 */
	void endErasure(String id) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(id).and(ERASURE).is(SurveyEntry.Erasure.BEGUN)),
				Update.update(ERASURE, SurveyEntry.Erasure.DONE).unset("scores"), SurveyEntry.class);
	}

	/**
	 * The responses whose scores are still to be deleted.
	 * @return their ids
	 */
	List<String> halfErased() {
		return this.mongo.find(Query.query(Criteria.where(ERASURE).is(SurveyEntry.Erasure.BEGUN)), SurveyEntry.class)
			.stream()
			.map(SurveyEntry::id)
			.toList();
	}

	/**
	 * Deletes a comment and remembers that it was there.
	 * @param id the response's id
	 */
	void dropComment(String id) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(id).and("comment").exists(true)), dropComment(),
				SurveyResponse.class);
	}

	private static Update dropComment() {
		return Update.update("commentDropped", true).unset("comment");
	}

	/**
	 * Whether there are comments to drop.
	 * @param before the moment before which they were received
	 * @return true if there are
	 */
	boolean anyComment(Instant before) {
		return this.mongo.exists(commentsBefore(before), SurveyResponse.class);
	}

	/**
	 * Deletes old comments and remembers that they were there.
	 * @param before which: those received before
	 * @return how many were deleted
	 */
	long dropComments(Instant before) {
		return this.mongo.updateMulti(commentsBefore(before), dropComment(), SurveyResponse.class).getModifiedCount();
	}

	private static Query commentsBefore(Instant before) {
		return Query.query(Criteria.where("comment").exists(true).and("submittedAt").lt(before));
	}

	List<SurveyResponse> newestFirst(Criteria criteria, int limit) {
		return this.mongo.find(
				Query.query(criteria).with(Sort.by(Sort.Direction.DESC, "submittedAt", "_id")).limit(limit),
				SurveyResponse.class);
	}

	long count(Criteria criteria) {
		return this.mongo.count(Query.query(criteria), SurveyResponse.class);
	}

}
