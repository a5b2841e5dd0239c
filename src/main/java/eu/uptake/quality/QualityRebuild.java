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
		try (Stream<SurveyResponse> all = this.responses.all()) {
			all.forEach((response) -> {
				QualityStatistic statistic = before.get(response.statistic());
				if (statistic == null) {
					missing.putIfAbsent(response.statistic(), response.key());
				}
				else if (response.sequence() <= statistic.lastSequence()) {
					recomputed.merge(response.statistic(), response.sums(), QualitySums::plus);
				}
				progress.accept(++read[0]);
			});
		}
		// Those made since the beginning are not among them: their counting begins with
		// the statistic.
		int differing = (int) missing.values().stream().filter(this.ledger::restore).count();
		for (QualityStatistic statistic : before.values()) {
			QualitySums difference = recomputed.getOrDefault(statistic.id(), QualitySums.NONE)
				.minus(statistic.sumsOfResponses());
			if (!difference.isNone()) {
				// If another rebuild has been faster, it has added the same.
				this.statistics.correct(statistic, difference);
				differing++;
			}
		}
		return new Outcome(read[0], before.size() + missing.size(), differing);
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
