package eu.uptake.quality;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
