package eu.uptake.quality;

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
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * The raw responses.
 */
@Repository
class SurveyResponses {

	private static final String COLLECTION = "surveyResponses";

	private static final int BATCH = 200;

	private final MongoOperations mongo;

	SurveyResponses(MongoOperations mongo) {
		this.mongo = mongo;
	}

	Optional<SurveyResponse> find(String id) {
		return Optional.ofNullable(this.mongo.findById(id, SurveyResponse.class));
	}

	Map<String, SurveyResponse> find(Collection<String> ids) {
		Map<String, SurveyResponse> found = new HashMap<>();
		this.mongo.find(Query.query(Criteria.where("_id").in(ids)), SurveyResponse.class)
			.forEach((response) -> found.put(response.id(), response));
		return found;
	}

	/**
	 * The response at a place of a statistic's sequence.
	 * @param statistic the statistic's id
	 * @param sequence the place
	 * @return the response, or empty if the place isn't taken
	 */
	Optional<SurveyResponse> find(String statistic, long sequence) {
		return Optional.ofNullable(
				this.mongo.findOne(Query.query(Criteria.where("statistic").is(statistic).and("sequence").is(sequence)),
						SurveyResponse.class));
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

	Stream<SurveyResponse> all() {
		return this.mongo.stream(new Query(), SurveyResponse.class);
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
