package eu.uptake.quality;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.country.Country;
import eu.uptake.quality.SurveyInputs.ScoreSummaryInput;
import eu.uptake.seed.SeedData;
import eu.uptake.seed.SeedFile;
import eu.uptake.seed.SeedRow;

/**
 * Reads {@code survey-summaries.csv}.
 */
@Component
@Order(5)
class SurveySummarySeed implements SeedFile<SurveySummarySeed.SeededSummary> {

	private static final String SOURCE = "seed";

	private final Clock clock;

	SurveySummarySeed(Clock clock) {
		this.clock = clock;
	}

	@Override
	public String name() {
		return "survey-summaries.csv";
	}

	@Override
	public SeededSummary read(SeedRow row, SeedData earlier) {
		TrainingModule module = earlier.referredTo(row, "module", TrainingModule.class);
		String country = row.optionalText("country");
		if (country != null) {
			earlier.referredTo(row, "country", Country.class);
		}
		Audience audience = row.constant("audience", Audience.class);
		if (country == null && audience == Audience.CUSTOMS_OFFICIAL) {
			throw row.fail("country is missing");
		}
		int year = row.number("year");
		if (!module.availableIn(year)) {
			throw row.fail("module %s is not available in %d".formatted(module.code(), year));
		}
		int responses = row.number("responses");
		if (responses < 1 || responses > SurveyChecks.MOST_RESPONSES) {
			throw row.fail("responses must be from 1 to " + SurveyChecks.MOST_RESPONSES);
		}
		Map<Aspect, @Nullable ScoreSummaryInput> scores = new EnumMap<>(Aspect.class);
		for (Aspect dimension : Aspect.DIMENSIONS) {
			scores.put(dimension, new ScoreSummaryInput(points(row, dimension.field() + "Mean"),
					points(row, dimension.field() + "Deviation")));
		}
		return new SeededSummary(new StatisticKey(year, country, audience, module.code()),
				new SurveySummary(SOURCE, responses, SurveyChecks.summarised(scores), this.clock.instant(), SOURCE));
	}

	private static double points(SeedRow row, String column) {
		double points = row.decimal(column);
		if (!(points >= 0 && points <= 100)) {
			throw row.fail(column + " must be from 0 to 100");
		}
		return points;
	}

	@Override
	public String key(SeededSummary seeded) {
		return seeded.key().id();
	}

	@Override
	public Collection<QualityStatistic> documents(List<SeededSummary> rows) {
		Map<String, QualityStatistic> statistics = new LinkedHashMap<>();
		for (SeededSummary row : rows) {
			QualityStatistic empty = QualityStatistic.empty(row.key());
			statistics.put(empty.id(), new QualityStatistic(empty.id(), empty.year(), empty.country(), empty.audience(),
					empty.module(), 0, document(row.summary().sums()), List.of(row.summary()), 1, null, null, null));
		}
		return statistics.values();
	}

	private static Document document(QualitySums sums) {
		Document document = new Document();
		sums.forEachNumber((path, value) -> {
			String[] parts = path.split("\\.");
			((Document) document.computeIfAbsent(parts[0], (aspect) -> new Document())).append(parts[1], value);
		});
		return document;
	}

	/**
	 * A row of the file.
	 *
	 * @param key what it is about
	 * @param summary the summary
	 */
	record SeededSummary(StatisticKey key, SurveySummary summary) {
	}

}
