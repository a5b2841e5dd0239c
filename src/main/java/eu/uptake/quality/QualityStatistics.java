package eu.uptake.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import eu.uptake.fresh.Reading;

/**
 * The statistics, one document for each module, country, audience and year. Figures are
 * read from here and nowhere else.
 */
@Repository
class QualityStatistics {

	private static final int BATCH = 10_000;

	private final MongoOperations mongo;

	QualityStatistics(MongoOperations mongo) {
		this.mongo = mongo;
	}

	Optional<QualityStatistic> find(String id) {
		return Optional.ofNullable(this.mongo.findById(id, QualityStatistic.class));
	}

	List<QualityStatistic> all() {
		return this.mongo.findAll(QualityStatistic.class);
	}

	/**
	 * Finds a statistic, or makes an empty one.
	 * @param key what it is about
	 * @return the statistic
	 */
	QualityStatistic get(StatisticKey key) {
		return find(key.id()).orElseGet(() -> {
			try {
				return this.mongo.insert(QualityStatistic.empty(key));
			}
			catch (DuplicateKeyException ex) {
				return find(key.id()).orElseThrow();
			}
		});
	}

	/**
	 * Counts the responses of the next places: all of them, or none if they are counted
	 * already.
	 * @param id the statistic's id
	 * @param after the place up to which the responses are counted before
	 * @param places how many responses
	 * @param sums their sums
	 * @return false if the statistic doesn't stand at that place
	 */
	boolean count(String id, long after, int places, QualitySums sums) {
		Update update = add(sums).set("lastSequence", after + places);
		return this.mongo
			.updateFirst(Query.query(Criteria.where("_id").is(id).and("lastSequence").is(after)), update,
					QualityStatistic.class)
			.getMatchedCount() == 1;
	}

	/**
	 * Replaces the summaries, and what of them is in the sums.
	 * @param current the statistic as read
	 * @param next its summaries as they are to be
	 * @return false if the summaries have been changed since
	 */
	boolean replaceSummaries(QualityStatistic current, List<SurveySummary> next) {
		QualitySums difference = QualitySums.NONE;
		for (SurveySummary summary : current.summaries()) {
			difference = difference.minus(summary.sums());
		}
		for (SurveySummary summary : next) {
			difference = difference.plus(summary.sums());
		}
		Update update = add(difference).set("summaries", next).inc("summariesVersion", 1);
		Query query = Query
			.query(Criteria.where("_id").is(current.id()).and("summariesVersion").is(current.summariesVersion()));
		return this.mongo.updateFirst(query, update, QualityStatistic.class).getMatchedCount() == 1;
	}

	/**
	 * Takes a response's scores out of the sums.
	 * @param current the statistic as read, with the response counted and its id not
	 * among those being erased
	 * @param response the response's id, which is noted
	 * @param sums the response's sums, read after the statistic
	 * @return false if something has been taken out since
	 */
	boolean takeOut(QualityStatistic current, String response, QualitySums sums) {
		Update update = add(QualitySums.NONE.minus(sums)).push("erasing", response).inc("erasures", 1L);
		Query query = Query.query(Criteria.where("_id").is(current.id()).and("erasures").is(current.erasures()));
		return this.mongo.updateFirst(query, update, QualityStatistic.class).getMatchedCount() == 1;
	}

	/**
	 * Takes back the note that a response is being erased: its scores are deleted.
	 * @param id the statistic's id
	 * @param response the response's id
	 */
	void forget(String id, String response) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(id).and("erasing").is(response)),
				new Update().pull("erasing", response), QualityStatistic.class);
	}

	/**
	 * Adds a correction to the sums. It commutes with everything else that is added,
	 * except other corrections; what is taken out must have been so before.
	 * @param statistic the statistic as read
	 * @param difference what is missing
	 * @return false if another rebuild has corrected it since, or a response was erased
	 */
	boolean correct(QualityStatistic statistic, QualitySums difference) {
		Query query = Query.query(Criteria.where("_id")
			.is(statistic.id())
			.and("corrections")
			.is(statistic.corrections())
			.and("erasures")
			.is(statistic.erasures()));
		return this.mongo.updateFirst(query, add(difference).inc("corrections", 1), QualityStatistic.class)
			.getMatchedCount() == 1;
	}

	private static Update add(QualitySums sums) {
		Update update = new Update();
		sums.forEachNumber((path, value) -> update.inc("sums." + path, value));
		return update;
	}

	/**
	 * Sums over statistics, added up here: a year has few thousand of them at the most,
	 * and the store has more work with adding twenty numbers of each up than with handing
	 * them over. The figures of one query share what they read.
	 * @param <K> what the sums are by
	 * @param criteria which statistics to read
	 * @param audiences of these only those of some audiences, or null for all
	 * @param key what they are grouped by
	 * @return the sums, in no order
	 */
	<K> Map<K, QualitySums> sum(List<Criteria> criteria, @Nullable Collection<Audience> audiences,
			Function<CountedScores, K> key) {
		// Years have an index, and all have one from the first on.
		Document condition = criteria.isEmpty() ? new Document("year", new Document("$gte", 0))
				: new Criteria().andOperator(criteria).getCriteriaObject();
		Map<K, ScoreSums> groups = new HashMap<>();
		for (CountedScores each : Reading.once(List.of(this, condition), () -> read(condition))) {
			if (audiences == null || audiences.contains(each.audience())) {
				groups.computeIfAbsent(key.apply(each), (none) -> new ScoreSums()).add(each);
			}
		}
		Map<K, QualitySums> sums = new HashMap<>();
		groups.forEach((group, added) -> sums.put(group, added.sums()));
		return sums;
	}

	private List<CountedScores> read(Document condition) {
		return this.mongo.execute("qualityStats",
				(statistics) -> statistics.find(condition, RawBsonDocument.class)
					.projection(CountedScores.FIELDS)
					.batchSize(BATCH)
					.map(CountedScores::read)
					.into(new ArrayList<>()));
	}

}
