package eu.uptake.quality;

import java.util.Optional;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes responses out again: what they say, and what of them is in the statistics.
 * <p>
 * An erasure begins with one write to the response, after which nobody sees it and it
 * can't be sent again. Its scores are then taken from the statistic by one write, which
 * notes the response's id and goes through only while no other erasure has been faster;
 * after that the scores are deleted, and last the note. Whoever is late, or repeats what
 * a crash has left half done, finds the note or no scores: so each is taken out once. An
 * id that has no response yet is barred, so that one that is still on its way isn't
 * taken.
 */
@Component
@Order(101)
class SurveyErasing implements SmartInitializingSingleton {

	private final SurveyResponses responses;

	private final QualityStatistics statistics;

	private final SurveyLedger ledger;

	SurveyErasing(SurveyResponses responses, QualityStatistics statistics, SurveyLedger ledger) {
		this.responses = responses;
		this.statistics = statistics;
		this.ledger = ledger;
	}

	/**
	 * Finishes what a crash has left half erased.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.responses.halfErased().forEach(this::finish);
		this.statistics.all().forEach((statistic) -> statistic.idsBeingErased().forEach(this::finish));
	}

	/**
	 * Erases a response, or what would have come with its id.
	 * @param id the response's id; erasing it again changes nothing
	 * @return the statistic that it has been taken out of; empty if there was none
	 */
	Optional<StatisticKey> erase(String id) {
		if (this.responses.bar(id)) {
			return Optional.empty();
		}
		boolean begun = this.responses.beginErasure(id);
		finish(id);
		return begun ? this.responses.entry(id).map(SurveyEntry::statistic).map(StatisticKey::of) : Optional.empty();
	}

	private void finish(String id) {
		SurveyEntry entry = this.responses.entry(id).orElseThrow();
		while (entry.erasure() != SurveyEntry.Erasure.DONE) {
			// The statistic first: if another erasure ends after it was read, then either
			// the scores are gone or the statistic has changed.
			QualityStatistic statistic = this.ledger.counting(entry);
			entry = this.responses.entry(id).orElseThrow();
			if (statistic.idsBeingErased().contains(id)
					|| (entry.scores() != null && this.statistics.takeOut(statistic, id, entry.sums()))) {
				this.responses.endErasure(id);
				entry = this.responses.entry(id).orElseThrow();
			}
		}
		this.statistics.forget(entry.statistic(), id);
	}

}
