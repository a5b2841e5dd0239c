package eu.uptake.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Counts every response exactly once, whatever happens between two writes.
 * <p>
 * The responses of a statistic form a sequence without gaps: a response is inserted at
 * the place after the last one counted, and a unique index lets only one have it. The
 * statistic is then moved on from the place before to this place, together with its sums,
 * by one conditional write: it can't succeed twice. Whoever finds a place taken counts
 * the response there first, so that nothing waits for a writer that has died. A client's
 * id is the response's key, so that sending it again inserts nothing.
 */
@Component
@Order(100)
class SurveyLedger implements SmartInitializingSingleton {

	private static final int STRIPES = 64;

	private final SurveyResponses responses;

	private final QualityStatistics statistics;

	/** Spares writers of one process the race for a place; nothing depends on it. */
	private final Lock[] locks = Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

	SurveyLedger(SurveyResponses responses, QualityStatistics statistics) {
		this.responses = responses;
		this.statistics = statistics;
	}

	/**
	 * Counts what a crash has left uncounted.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		Map<String, Long> last = new LinkedHashMap<>();
		this.statistics.all().forEach((statistic) -> last.put(statistic.id(), statistic.lastSequence()));
		this.responses.uncounted(last).forEach((id) -> catchUp(id, last.get(id)));
	}

	/**
	 * Stores responses and counts them.
	 * @param given the responses, whose places don't matter yet
	 * @return what became of each, by its id
	 */
	Map<String, Outcome> add(List<SurveyResponse> given) {
		Map<String, Outcome> outcomes = new LinkedHashMap<>();
		Map<StatisticKey, List<SurveyResponse>> byKey = new LinkedHashMap<>();
		given.forEach((response) -> byKey.computeIfAbsent(response.key(), (key) -> new ArrayList<>()).add(response));
		byKey.forEach((key, responsesOfKey) -> {
			Lock lock = this.locks[Math.floorMod(key.hashCode(), STRIPES)];
			lock.lock();
			try {
				add(key, responsesOfKey, outcomes);
			}
			finally {
				lock.unlock();
			}
		});
		return outcomes;
	}

	/**
	 * Makes a statistic that has been lost, and counts its responses anew.
	 * @param key what it is about
	 * @return false if it is there
	 */
	boolean restore(StatisticKey key) {
		if (this.statistics.find(key.id()).isPresent()) {
			return false;
		}
		catchUp(key.id(), this.statistics.get(key).lastSequence());
		return true;
	}

	/**
	 * Reads the statistic that counts a response, and counts it before if it isn't yet.
	 * @param entry the response's entry
	 * @return the statistic as it is then
	 */
	QualityStatistic counting(SurveyEntry entry) {
		QualityStatistic statistic = this.statistics.get(StatisticKey.of(entry.statistic()));
		if (statistic.lastSequence() >= entry.sequence()) {
			return statistic;
		}
		catchUp(statistic.id(), statistic.lastSequence());
		return this.statistics.get(StatisticKey.of(entry.statistic()));
	}

	/**
	 * Tells what would become of responses.
	 * @param given the responses
	 * @return what {@link #add} would answer now
	 */
	Map<String, Outcome> preview(List<SurveyResponse> given) {
		Map<String, Outcome> outcomes = new LinkedHashMap<>();
		withoutKnown(given, outcomes).forEach((response) -> outcomes.putIfAbsent(response.id(), Outcome.ADDED));
		return outcomes;
	}

	private void add(StatisticKey key, List<SurveyResponse> given, Map<String, Outcome> outcomes) {
		List<SurveyResponse> waiting = given;
		long last = this.statistics.get(key).lastSequence();
		while (true) {
			waiting = withoutKnown(waiting, outcomes);
			if (waiting.isEmpty()) {
				// What was known may not be counted yet: its writer may have died.
				catchUp(key.id(), last);
				return;
			}
			List<SurveyResponse> placed = new ArrayList<>();
			for (SurveyResponse response : waiting) {
				placed.add(response.at(last + placed.size() + 1));
			}
			int inserted = this.responses.insert(placed);
			placed.subList(0, inserted).forEach((response) -> outcomes.put(response.id(), Outcome.ADDED));
			QualitySums sums = placed.subList(0, inserted)
				.stream()
				.map(SurveyResponse::sums)
				.reduce(QualitySums.NONE, QualitySums::plus);
			if (inserted > 0 && this.statistics.count(key.id(), last, inserted, sums)) {
				last += inserted;
			}
			else {
				last = catchUp(key.id(), last);
			}
			waiting = waiting.subList(inserted, waiting.size());
		}
	}

	// Takes out those that are stored already, or come twice among the given.
	private List<SurveyResponse> withoutKnown(List<SurveyResponse> given, Map<String, Outcome> outcomes) {
		Map<String, Optional<SurveyResponse>> stored = given.isEmpty() ? Map.of()
				: this.responses.find(given.stream().map(SurveyResponse::id).toList());
		Map<String, SurveyResponse> fresh = new LinkedHashMap<>();
		for (SurveyResponse response : given) {
			Optional<SurveyResponse> known = stored.getOrDefault(response.id(),
					Optional.ofNullable(fresh.get(response.id())));
			if (known.isPresent() && !known.get().saysTheSameAs(response)) {
				outcomes.put(response.id(), Outcome.CONFLICT);
			}
			else if (stored.containsKey(response.id())) {
				outcomes.putIfAbsent(response.id(), known.isPresent() ? Outcome.KNOWN : Outcome.ERASED);
			}
			else {
				fresh.putIfAbsent(response.id(), response);
			}
		}
		return List.copyOf(fresh.values());
	}

	/**
	 * Counts the responses that follow the last one counted.
	 * @param statistic the statistic's id
	 * @param from the place up to which they are known to be counted
	 * @return the place up to which they are counted now
	 */
	private long catchUp(String statistic, long from) {
		long last = from;
		Optional<SurveyEntry> next = this.responses.find(statistic, last + 1);
		while (next.isPresent()) {
			if (this.statistics.count(statistic, last, 1, next.get().sums())) {
				last++;
			}
			else {
				last = this.statistics.find(statistic).orElseThrow().lastSequence();
			}
			next = this.responses.find(statistic, last + 1);
		}
		return last;
	}

	/**
	 * What became of a response.
	 */
	enum Outcome {

		/** It is stored and counted. */
		ADDED,

		/** It was stored before, and is counted. */
		KNOWN,

		/** Another response has its id. */
		CONFLICT,

		/** It was taken back, or its id was before it arrived. */
		ERASED

	}

}
