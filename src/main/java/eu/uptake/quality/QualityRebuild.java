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

	QualityRebuild(SurveyResponses responses, QualityStatistics statistics) {
		this.responses = responses;
		this.statistics = statistics;
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
		long[] read = new long[1];
		try (Stream<SurveyResponse> all = this.responses.all()) {
			all.forEach((response) -> {
				QualityStatistic statistic = before.get(response.statistic());
				if (statistic != null && response.sequence() <= statistic.lastSequence()) {
					recomputed.merge(response.statistic(), response.sums(), QualitySums::plus);
				}
				progress.accept(++read[0]);
			});
		}
		int differing = 0;
		for (QualityStatistic statistic : before.values()) {
			QualitySums difference = recomputed.getOrDefault(statistic.id(), QualitySums.NONE)
				.minus(statistic.sumsOfResponses());
			if (!difference.isNone()) {
				this.statistics.correct(statistic.id(), difference);
				differing++;
			}
		}
		return new Outcome(read[0], before.size(), differing);
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
