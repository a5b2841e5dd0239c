package eu.uptake.quality;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sums that the statistics must hold, recomputed from the raw documents in the
 * plainest way: a loop over all of them.
 */
final class PlainRecount {

	private static final List<String> DIMENSIONS = List.of("relevance", "objectivesAchieved", "retention",
			"userFriendliness");

	private PlainRecount() {
	}

	/**
	 * Fails unless every statistic is exact.
	 * @param mongo the store
	 */
	static void assertExact(MongoOperations mongo) {
		Map<String, Sums> expected = new TreeMap<>();
		for (Document response : mongo.findAll(Document.class, "surveyResponses")) {
			countResponse(response, expected);
		}
		Map<String, Sums> found = new TreeMap<>();
		for (Document statistic : mongo.findAll(Document.class, "qualityStats")) {
			String id = statistic.getString("_id");
			statistic.getList("summaries", Document.class).forEach((summary) -> countSummary(id, summary, expected));
			Document sums = statistic.get("sums", Document.class);
			sums.forEach((aspect, tally) -> found.put(id + " " + aspect, Sums.of((Document) tally)));
		}
		found.values().removeIf(new Sums(0, 0, 0, 0)::equals);
		assertThat(found).isEqualTo(expected);
	}

	private static void countResponse(Document response, Map<String, Sums> sums) {
		if (response.containsKey("erasure")) {
			assertThat(response.keySet()).as("what is left of a response that was taken back")
				.isSubsetOf("_id", "_class", "statistic", "sequence", "erasure");
			return;
		}
		Document scores = response.get("scores", Document.class);
		long twelfths = 0;
		for (String dimension : DIMENSIONS) {
			if (scores.containsKey(dimension)) {
				long score = scores.getInteger(dimension);
				twelfths += 12 * score;
				add(sums, response.getString("statistic"), dimension, new Sums(1, score, score * score, 0));
			}
		}
		assertThat(twelfths % scores.size()).isZero();
		long overall = twelfths / scores.size();
		add(sums, response.getString("statistic"), "overall", new Sums(1, overall, overall * overall, 0));
	}

	private static void countSummary(String statistic, Document summary, Map<String, Sums> sums) {
		long count = number(summary, "responses");
		Document scores = summary.get("scores", Document.class);
		long means = 0;
		long deviations = 0;
		boolean known = true;
		for (String dimension : DIMENSIONS) {
			if (scores.get(dimension) instanceof Document score) {
				boolean hasDeviation = score.get("deviation") != null;
				add(sums, statistic, dimension,
						summarised(count, number(score, "mean"), number(score, "deviation"), hasDeviation));
				means += 12 * number(score, "mean");
				deviations += 12 * number(score, "deviation");
				known &= hasDeviation;
			}
		}
		add(sums, statistic, "overall",
				summarised(count, means / scores.size(), known ? deviations / scores.size() : 0, known));
	}

	private static Sums summarised(long count, long mean, long deviation, boolean known) {
		return new Sums(count, count * mean, count * mean * mean + (count - 1) * deviation * deviation,
				(known || count < 2) ? 0 : 1);
	}

	private static void add(Map<String, Sums> sums, String statistic, String aspect, Sums more) {
		sums.merge(statistic + " " + aspect, more, Sums::plus);
	}

	private static long number(Document document, String field) {
		return (document.get(field) instanceof Number number) ? number.longValue() : 0;
	}

	private record Sums(long count, long sum, long squares, long withoutDeviation) {

		static Sums of(Document tally) {
			return new Sums(number(tally, "count"), number(tally, "sum"), number(tally, "squares"),
					number(tally, "withoutDeviation"));
		}

		Sums plus(Sums other) {
			return new Sums(this.count + other.count, this.sum + other.sum, this.squares + other.squares,
					this.withoutDeviation + other.withoutDeviation);
		}

	}

}
