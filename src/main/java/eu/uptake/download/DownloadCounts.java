package eu.uptake.download;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.aggregation.AggregationOperation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * The daily counts of the imports.
 */
@Repository
class DownloadCounts {

	private static final int BATCH = 1_000;

	private final MongoOperations mongo;

	DownloadCounts(MongoOperations mongo) {
		this.mongo = mongo;
	}

	void insert(List<DownloadCount> counts) {
		for (int from = 0; from < counts.size(); from += BATCH) {
			this.mongo.insertAll(counts.subList(from, Math.min(from + BATCH, counts.size())));
		}
	}

	void remove(Collection<String> logs) {
		if (!logs.isEmpty()) {
			this.mongo.remove(Query.query(Criteria.where("log").in(logs)), DownloadCount.class);
		}
	}

	/**
	 * Sums up imports, by one aggregation.
	 * @param logs the imports' ids
	 * @return a group for each import and year, named by {@code _id}
	 */
	List<Document> sumByLogAndYear(Collection<String> logs) {
		return sum(List.of(Criteria.where("log").in(logs)), new Document("log", "$log").append("year", "$year"));
	}

	/**
	 * Sums up counts, by one aggregation.
	 * @param criteria which counts
	 * @param key the field to group by, or null for one sum over all
	 * @return the groups, in no order; {@code _id} holds the key's value
	 */
	List<Document> sum(List<Criteria> criteria, @Nullable String key) {
		return sum(criteria, (Object) ((key != null) ? "$" + key : null));
	}

	private List<Document> sum(List<Criteria> criteria, @Nullable Object key) {
		List<AggregationOperation> stages = new ArrayList<>();
		stages.add(Aggregation.match(new Criteria().andOperator(criteria)));
		stages.add(Aggregation.stage(
				new Document("$group", new Document("_id", key).append("downloads", new Document("$sum", "$downloads"))
					.append("uniqueDownloads", new Document("$sum", "$uniqueDownloads")))));
		return this.mongo.aggregate(Aggregation.newAggregation(stages), "downloadCounts", Document.class)
			.getMappedResults();
	}

}
