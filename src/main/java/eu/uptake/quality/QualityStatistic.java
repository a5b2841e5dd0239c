package eu.uptake.quality;

import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;

/**
 * The statistic of a module, country, audience and year: the sums over its responses and
 * its summaries.
 *
 * @param id the key's id
 * @param year the calendar year
 * @param country the country's code, or null where it isn't stated
 * @param audience who was asked
 * @param module the module's code
 * @param lastSequence the place up to which the responses are counted
 * @param sums the sums, a field for each aspect
 * @param summaries the summaries that are part of the sums
 * @param summariesVersion counts the changes of the summaries
 * @param corrections counts the corrections by rebuilds, null where there was none
 * @param erasures counts the responses that were taken out, null where there was none
 * @param erasing the ids of those that were taken out and not deleted yet
 */
@org.springframework.data.mongodb.core.mapping.Document("qualityStats")
@CompoundIndex(name = "year_module", def = "{'year': 1, 'module': 1}")
@CompoundIndex(name = "module_year", def = "{'module': 1, 'year': 1}")
@CompoundIndex(name = "country_year", def = "{'country': 1, 'year': 1}")
record QualityStatistic(@Id String id, int year, @Nullable String country, Audience audience, String module,
		long lastSequence, Document sums, List<SurveySummary> summaries, long summariesVersion,
		@Nullable Long corrections, @Nullable Long erasures, @Nullable List<String> erasing) {

	static QualityStatistic empty(StatisticKey key) {
		return new QualityStatistic(key.id(), key.year(), key.country(), key.audience(), key.module(), 0,
				new Document(), List.of(), 0, null, null, null);
	}

	List<String> idsBeingErased() {
		return (this.erasing != null) ? this.erasing : List.of();
	}

	QualitySums sumsOfResponses() {
		QualitySums rest = QualitySums.of(this.sums);
		for (SurveySummary summary : this.summaries) {
			rest = rest.minus(summary.sums());
		}
		return rest;
	}

}
