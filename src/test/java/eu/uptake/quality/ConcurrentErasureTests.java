package eu.uptake.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Parallel;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrentErasureTests {

	private static final List<StatisticKey> KEYS = List.of(
			new StatisticKey(2016, "AT", Audience.CUSTOMS_OFFICIAL, "VAT"),
			new StatisticKey(2016, null, Audience.OTHER_USER, "EMCS"));

	private static final int IDS = 200;

	@Test
	void whatIsSentAndTakenBackByManyOfTwoServicesIsErasedOnceAndForGood() throws Exception {
		MongoOperations mongo = SurveyStore.emptied();
		List<Callable<Set<String>>> clients = new ArrayList<>();
		for (int client = 0; client < 8; client++) {
			SurveyResponses responses = new SurveyResponses(mongo);
			QualityStatistics statistics = new QualityStatistics(mongo);
			SurveyLedger ledger = new SurveyLedger(responses, statistics);
			SurveyErasing erasing = new SurveyErasing(responses, statistics, ledger);
			Random random = new Random(client);
			clients.add(() -> sendAndErase(random, ledger, erasing));
		}
		Set<String> erased = new HashSet<>();
		Parallel.run(clients).forEach(erased::addAll);
		PlainRecount.assertExact(mongo);
		List<Document> stored = mongo.findAll(Document.class, "surveyResponses");
		assertThat(stored).hasSize(IDS)
			.allSatisfy((response) -> assertThat(response.get("erasure"))
				.isEqualTo(erased.contains(response.getString("_id")) ? "DONE" : null));
		assertThat(new QualityStatistics(mongo).all()).extracting(QualityStatistic::idsBeingErased)
			.containsOnly(List.of());
	}

	// Every second id is taken back, by everybody, at another moment each.
	private static Set<String> sendAndErase(Random random, SurveyLedger ledger, SurveyErasing erasing) {
		Set<String> erased = new HashSet<>();
		List<Integer> order = new ArrayList<>(IntStream.range(0, 2 * IDS).map((step) -> step / 2).boxed().toList());
		Collections.shuffle(order, random);
		for (int number : order) {
			String id = new UUID(1, number).toString();
			if (number % 2 == 0 && random.nextBoolean()) {
				erasing.erase(id);
				erased.add(id);
			}
			else {
				StatisticKey key = KEYS.get(number / 2 % 2);
				ledger.add(List.of(SurveyStore.response(id, key, Map.of("relevance", number * 10))));
			}
		}
		return erased;
	}

}
