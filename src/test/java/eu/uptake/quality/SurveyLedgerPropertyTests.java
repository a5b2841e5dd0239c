package eu.uptake.quality;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.quality.SurveyInputs.RecordSurveySummaryInput;
import eu.uptake.quality.SurveyInputs.ScoreSummaryInput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent in whatever order, and wherever the service dies, the statistics say
 * what the raw responses say.
 */
class SurveyLedgerPropertyTests {

	private static final List<StatisticKey> KEYS = List.of(
			new StatisticKey(2017, "AT", Audience.CUSTOMS_OFFICIAL, "VAT"),
			new StatisticKey(2018, "AT", Audience.CUSTOMS_OFFICIAL, "VAT"),
			new StatisticKey(2018, "DE", Audience.ECONOMIC_OPERATOR, "EMCS"));

	private static final int NO_CRASH = 1_000;

	@Property(tries = 120, shrinking = ShrinkingMode.OFF)
	void afterAnyWritesAndCrashesTheRestartedServiceHasCountedEveryResponseOnce(
			@ForAll("actions") List<Action> actions) {
		Service service = new Service();
		actions.forEach(service::carryOut);
		service.fuse.repair();
		service.ledger.afterSingletonsInstantiated();
		service.erasing.afterSingletonsInstantiated();
		service.assertExact();
	}

	@Property(tries = 60, shrinking = ShrinkingMode.OFF)
	void afterAnyWritesAndCrashesTheNextWriteCountsWhatWasLeftUncounted(@ForAll("actions") List<Action> actions) {
		Service service = new Service();
		actions.forEach(service::carryOut);
		service.fuse.repair();
		// Whoever hasn't heard that it was erased says so again.
		service.begun.forEach(service.erasing::erase);
		for (StatisticKey key : KEYS) {
			service.submit(List.of(SurveyStore.response(UUID.randomUUID().toString(), key, Map.of("retention", 5))));
		}
		service.assertExact();
	}

	@Provide
	Arbitrary<List<Action>> actions() {
		Arbitrary<Action> responses = Combinators
			.combine(crashes(), Arbitraries.integers().between(0, 2), given().list().ofMinSize(1).ofMaxSize(6))
			.as(Submission::new);
		Arbitrary<Action> summaries = Combinators
			.combine(crashes(), Arbitraries.integers().between(0, 2), Arbitraries.of("one", "other"),
					Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 10_000),
					Arbitraries.integers().between(0, 5_000).injectNull(0.3))
			.as(Replacement::new);
		Arbitrary<Action> erasures = Combinators.combine(crashes(), numbers()).as(Erasure::new);
		return Arbitraries.frequencyOf(Tuple.of(4, responses), Tuple.of(1, summaries), Tuple.of(2, erasures))
			.list()
			.ofMinSize(1)
			.ofMaxSize(12);
	}

	private static Arbitrary<Integer> crashes() {
		return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(NO_CRASH)),
				Tuple.of(1, Arbitraries.integers().between(0, 11)));
	}

	// Few ids, so that many are repeats; few scores, so that some repeats say the same
	// and some don't.
	private static Arbitrary<Given> given() {
		return Combinators.combine(numbers(), Arbitraries.integers().between(1, 15), Arbitraries.of(0, 6_667, 10_000))
			.as(Given::new);
	}

	private static Arbitrary<Integer> numbers() {
		return Arbitraries.integers().between(0, 15);
	}

	private static String id(int number) {
		return new UUID(0, number).toString();
	}

	private sealed interface Action {

		int crashAfter();

	}

	/**
	 * Responses sent at once.
	 *
	 * @param crashAfter after how many steps the service dies
	 * @param key what they are about
	 * @param responses the responses
	 */
	private record Submission(int crashAfter, int key, List<Given> responses) implements Action {
	}

	/**
	 * A summary in place of another.
	 *
	 * @param crashAfter after how many steps the service dies
	 * @param key what it is about
	 * @param source its source
	 * @param responses how many responses, 0 to take it out
	 * @param mean the mean in hundredths
	 * @param deviation the standard deviation in hundredths, if it is known
	 */
	private record Replacement(int crashAfter, int key, String source, int responses, int mean,
			@Nullable Integer deviation) implements Action {
	}

	/**
	 * A response taken back, which may have been sent or not.
	 *
	 * @param crashAfter after how many steps the service dies
	 * @param number tells its id
	 */
	private record Erasure(int crashAfter, int number) implements Action {
	}

	/**
	 * A response.
	 *
	 * @param number tells its id
	 * @param answered the dimensions answered, a bit for each
	 * @param score the score of each, in hundredths
	 */
	private record Given(int number, int answered, int score) {

		SurveyResponse of(StatisticKey key) {
			Map<String, Integer> scores = new TreeMap<>();
			for (int i = 0; i < 4; i++) {
				if ((this.answered >> i & 1) == 1) {
					scores.put(Aspect.DIMENSIONS.get(i).field(), Math.max(0, this.score - i));
				}
			}
			return SurveyStore.response(id(this.number), key, scores);
		}

	}

	// A service and what its clients know: which responses, erasures and summaries it has
	// acknowledged, and which erasures they have asked for.
	private static final class Service {

		private final MongoOperations mongo = SurveyStore.emptied();

		private final Fuse fuse = new Fuse();

		private final SurveyResponses responses = this.fuse.responses(this.mongo);

		private final QualityStatistics statistics = this.fuse.statistics(this.mongo);

		private SurveyLedger ledger = new SurveyLedger(this.responses, this.statistics);

		private SurveyErasing erasing = new SurveyErasing(this.responses, this.statistics, this.ledger);

		private final Map<String, SurveyResponse> acknowledged = new HashMap<>();

		private final Set<String> begun = new HashSet<>();

		private final Set<String> erased = new HashSet<>();

		private final Map<String, Integer> summaries = new HashMap<>();

		private void carryOut(Action action) {
			this.fuse.blowAfter(action.crashAfter());
			try {
				if (action instanceof Submission submission) {
					StatisticKey key = KEYS.get(submission.key());
					submit(submission.responses().stream().map((given) -> given.of(key)).toList());
				}
				else if (action instanceof Replacement replacement) {
					replace(replacement);
				}
				else if (action instanceof Erasure erasure) {
					this.begun.add(id(erasure.number()));
					this.erasing.erase(id(erasure.number()));
					this.erased.add(id(erasure.number()));
				}
			}
			catch (Fuse.Blown ex) {
				// Another process goes on. It recovers when it starts only in some of the
				// sequences: the test's end or the next write must do as well.
				this.ledger = new SurveyLedger(this.responses, this.statistics);
				this.erasing = new SurveyErasing(this.responses, this.statistics, this.ledger);
			}
		}

		private void submit(List<SurveyResponse> given) {
			Map<String, SurveyLedger.Outcome> outcomes = this.ledger.add(given);
			assertThat(outcomes.keySet())
				.containsExactlyInAnyOrderElementsOf(given.stream().map(SurveyResponse::id).distinct().toList());
			for (SurveyResponse response : given) {
				SurveyLedger.Outcome outcome = outcomes.get(response.id());
				if (outcome == SurveyLedger.Outcome.ADDED || outcome == SurveyLedger.Outcome.KNOWN) {
					assertThat(this.erased).doesNotContain(response.id());
					this.acknowledged.putIfAbsent(response.id(), response);
				}
				else if (outcome == SurveyLedger.Outcome.ERASED) {
					assertThat(this.begun).contains(response.id());
				}
			}
		}

		private void replace(Replacement replacement) {
			StatisticKey key = KEYS.get(replacement.key());
			String source = key.id() + " " + replacement.source();
			Integer before = this.summaries.remove(source);
			Double deviation = (replacement.deviation() != null) ? replacement.deviation() / 100.0 : null;
			ScoreSummaryInput score = new ScoreSummaryInput(replacement.mean() / 100.0, deviation);
			try {
				SurveyStore.reporting(this.ledger, this.statistics)
					.record(new RecordSurveySummaryInput(key.module(), String.valueOf(key.country()), key.audience(),
							key.year(), replacement.source(), replacement.responses(), score, null, score, null));
				this.summaries.put(source, replacement.responses());
			}
			catch (Fuse.Blown ex) {
				// Done or not: the client doesn't know, and the store must know one of
				// the
				// two.
				assertThat(responsesOf(key, replacement.source())).isIn((before != null) ? before : stored(key, source),
						replacement.responses());
				throw ex;
			}
		}

		private int stored(StatisticKey key, String source) {
			return responsesOf(key, source.substring(source.lastIndexOf(' ') + 1));
		}

		private int responsesOf(StatisticKey key, String source) {
			return new QualityStatistics(this.mongo).find(key.id())
				.stream()
				.flatMap((statistic) -> statistic.summaries().stream())
				.filter((summary) -> summary.source().equals(source))
				.mapToInt((summary) -> (int) summary.responses())
				.sum();
		}

		private void assertExact() {
			PlainRecount.assertExact(this.mongo);
			Map<String, Optional<SurveyResponse>> stored = this.responses
				.find(Stream.concat(this.acknowledged.keySet().stream(), this.begun.stream()).toList());
			this.acknowledged.forEach((id, response) -> {
				if (!this.begun.contains(id)) {
					assertThat(stored.get(id)).get().matches(response::saysTheSameAs);
				}
			});
			this.erased.forEach((id) -> assertThat(stored.get(id)).isEmpty());
			this.summaries.forEach((source, count) -> {
				StatisticKey key = KEYS.stream()
					.filter((each) -> source.startsWith(each.id()))
					.findFirst()
					.orElseThrow();
				assertThat(stored(key, source)).isEqualTo(count);
			});
			assertThat(new QualityRebuild(this.responses, this.statistics, this.ledger).run((read) -> {
			}).differing()).isZero();
		}

	}

}
