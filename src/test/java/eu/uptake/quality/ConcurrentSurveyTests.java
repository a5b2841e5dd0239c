package eu.uptake.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Parallel;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrentSurveyTests {

	private static final int THREADS = 16;

	private static final List<StatisticKey> KEYS = List.of(
			new StatisticKey(2015, "AT", Audience.CUSTOMS_OFFICIAL, "VAT"),
			new StatisticKey(2016, "DE", Audience.CUSTOMS_OFFICIAL, "VAT"),
			new StatisticKey(2016, null, Audience.OTHER_USER, "EMCS"));

	@ParameterizedTest
	@CsvSource({ "1, 20000", "2, 4800" })
	void responsesOf16ThreadsWith30PercentRepeatsCountOnceEach(int services, int submissions) throws Exception {
		MongoOperations mongo = SurveyStore.emptied();
		List<SurveyLedger> ledgers = new ArrayList<>();
		for (int i = 0; i < services; i++) {
			ledgers.add(new SurveyLedger(new SurveyResponses(mongo), new QualityStatistics(mongo)));
		}
		List<SurveyResponse> sent = withRepeats(submissions);
		List<Callable<Map<String, SurveyLedger.Outcome>>> clients = new ArrayList<>();
		for (int client = 0; client < THREADS; client++) {
			int size = submissions / THREADS;
			List<SurveyResponse> share = sent.subList(client * size, (client + 1) * size);
			SurveyLedger ledger = ledgers.get(client % services);
			clients.add(() -> submit(share, ledger));
		}
		List<Map<String, SurveyLedger.Outcome>> outcomes = Parallel.run(clients);
		int different = (int) sent.stream().map(SurveyResponse::id).distinct().count();
		assertThat(different).isEqualTo(submissions * 7 / 10);
		assertThat(outcomes.stream().flatMap((each) -> each.values().stream()))
			.doesNotContain(SurveyLedger.Outcome.CONFLICT);
		assertThat(mongo.findAll(Document.class, "surveyResponses").stream().map((each) -> each.getString("_id")))
			.containsExactlyInAnyOrderElementsOf(sent.stream().map(SurveyResponse::id).distinct().toList());
		PlainRecount.assertExact(mongo);
		assertThat(new QualityStatistics(mongo).all().stream().mapToLong(QualityStatistic::lastSequence).sum())
			.isEqualTo(different);
	}

	// One by one and in small batches, in turn.
	private static Map<String, SurveyLedger.Outcome> submit(List<SurveyResponse> share, SurveyLedger ledger) {
		Map<String, SurveyLedger.Outcome> outcomes = new HashMap<>();
		for (int from = 0; from < share.size();) {
			int to = Math.min(share.size(), from + ((from % 2 == 0) ? 1 : 20));
			outcomes.putAll(ledger.add(share.subList(from, to)));
			from = to;
		}
		return outcomes;
	}

	private static List<SurveyResponse> withRepeats(int submissions) {
		Random random = new Random(20161231);
		List<SurveyResponse> sent = new ArrayList<>();
		for (int i = 0; i < submissions * 7 / 10; i++) {
			Map<String, Integer> scores = new TreeMap<>();
			Aspect.DIMENSIONS.stream()
				.filter((dimension) -> random.nextInt(4) > 0)
				.forEach((dimension) -> scores.put(dimension.field(), random.nextInt(10_001)));
			scores.putIfAbsent("retention", random.nextInt(10_001));
			sent.add(SurveyStore.response(new UUID(random.nextLong(), i).toString(),
					KEYS.get(random.nextInt(KEYS.size())), scores));
		}
		List<SurveyResponse> repeats = new ArrayList<>(sent.subList(0, submissions * 3 / 10));
		sent.addAll(repeats);
		Collections.shuffle(sent, random);
		return sent;
	}

}
