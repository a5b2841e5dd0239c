package eu.uptake.quality;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * Recomputes the statistics from the raw responses, while the service goes on serving.
 */
@Component
class QualityRebuild {

	private final SurveyResponses responses;

	private final QualityStatistics statistics;

	private final SurveyLedger ledger;

	QualityRebuild(SurveyResponses responses, QualityStatistics statistics, SurveyLedger ledger) {
		this.responses = responses;
		this.statistics = statistics;
		this.ledger = ledger;
	}

	/**
	 * Compares each statistic with its responses up to the place it has counted, and
	 * corrects those that differ. What is counted meanwhile comes after that place, and
	 * is added by the store, as the correction is.
	 * @param progress is told the number of responses read so far
	 * @return what was found
	 */
	Outcome run(LongConsumer progress) {
		Map<String, QualityStatistic> before = new HashMap<>();
		this.statistics.all().forEach((statistic) -> before.put(statistic.id(), statistic));
		Map<String, QualitySums> recomputed = new HashMap<>();
		Map<String, StatisticKey> missing = new HashMap<>();
		long[] read = new long[1];
		try (Stream<SurveyEntry> all = this.responses.all()) {
			all.forEach((entry) -> {
				QualityStatistic statistic = before.get(entry.statistic());
				if (statistic == null) {
					missing.computeIfAbsent(entry.statistic(), StatisticKey::of);
				}
				else {
					recomputed.merge(entry.statistic(), counted(entry, statistic), QualitySums::plus);
				}
				progress.accept(++read[0]);
			});
		}
		// Those made since the beginning are not among them: their counting begins with
		// the statistic.
		int differing = (int) missing.values().stream().filter(this.ledger::restore).count();
		for (QualityStatistic statistic : before.values()) {
			if (settle(statistic, recomputed.getOrDefault(statistic.id(), QualitySums.NONE))) {
				differing++;
			}
		}
		return new Outcome(read[0], before.size() + missing.size(), differing);
	}

	// What a statistic should have of an entry.
	private static QualitySums counted(SurveyEntry entry, QualityStatistic statistic) {
		return (entry.sequence() > statistic.lastSequence() || statistic.idsBeingErased().contains(entry.id()))
				? QualitySums.NONE : entry.sums();
	}

	/**
	 * Corrects a statistic that differs.
	 * @param read the statistic, as it was read before the responses
	 * @param sums what it should have of them
	 * @return false if it doesn't differ
	 */
	private boolean settle(QualityStatistic read, QualitySums sums) {
		QualityStatistic statistic = read;
		QualitySums difference = sums.minus(statistic.sumsOfResponses());
		while (!difference.isNone() && !this.statistics.correct(statistic, difference)) {
			// Another rebuild has been faster, or a response was erased in between and
			// what was read doesn't belong together.
			statistic = this.statistics.find(read.id()).orElseThrow();
			difference = recompute(statistic).minus(statistic.sumsOfResponses());
		}
		return !difference.isNone();
	}

	private QualitySums recompute(QualityStatistic statistic) {
		try (Stream<SurveyEntry> entries = this.responses.of(statistic.id())) {
			return entries.map((entry) -> counted(entry, statistic)).reduce(QualitySums.NONE, QualitySums::plus);
		}
	}

	long size() {
		return this.responses.size();
	}

	/**
	 * What a rebuild has found.
	 *
	 * @param responses how many responses were read
	 * @param statistics how many statistics were compared
	 * @param differing how many of them differed and were corrected
	 */
	record Outcome(long responses, int statistics, int differing) {
	}

}
