package eu.uptake.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModules;
import eu.uptake.contract.FilterCriteria;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.quality.QualityRows.CountryQuality;
import eu.uptake.quality.QualityRows.ModuleQuality;
import eu.uptake.quality.QualityRows.QualityScores;
import eu.uptake.quality.QualityRows.YearQuality;

/**
 * The averages, each over the statistics, whose number doesn't grow with the responses.
 */
@Component
@EnableConfigurationProperties(QualityProperties.class)
class QualityFigures {

	private final QualityStatistics statistics;

	private final Countries countries;

	private final TrainingModules modules;

	private final QualityAccess access;

	private final QualityProperties properties;

	QualityFigures(QualityStatistics statistics, Countries countries, TrainingModules modules, QualityAccess access,
			QualityProperties properties) {
		this.statistics = statistics;
		this.countries = countries;
		this.modules = modules;
		this.access = access;
		this.properties = properties;
	}

	QualityScores total(QualityFilter filter) {
		Map<Object, QualityScores> rows = sum(filter, (each) -> null);
		return new SmallGroups(this.properties.smallestGroup()).withhold(rows, (key) -> seesAllOf(filter))
			.values()
			.stream()
			.findFirst()
			.orElseGet(() -> QualityScores.of(QualitySums.NONE, this.properties.bands()));
	}

	/**
	 * Quality by module.
	 * @param filter which responses
	 * @return a row for each module with a response, in code order
	 */
	List<ModuleQuality> byModule(QualityFilter filter) {
		Map<Object, QualityScores> rows = withheld(filter, CountedScores::module);
		List<ModuleQuality> figures = new ArrayList<>();
		this.modules.byCode(rows.keySet().stream().map(String.class::cast).toList())
			.forEach((code, module) -> figures.add(new ModuleQuality(module, scores(rows, code))));
		return figures;
	}

	/**
	 * Quality by country.
	 * @param filter which responses
	 * @return a row for each country with a response, in protocol order; last, one
	 * without a country for those that state none
	 */
	List<CountryQuality> byCountry(QualityFilter filter) {
		Map<Object, QualityScores> rows = new SmallGroups(this.properties.smallestGroup())
			.withhold(sum(filter, CountedScores::country), (key) -> this.access.seesSmallGroups((String) key));
		List<CountryQuality> figures = new ArrayList<>();
		for (Country country : this.countries.all()) {
			if (rows.containsKey(country.code())) {
				figures.add(new CountryQuality(country, scores(rows, country.code())));
			}
		}
		if (rows.containsKey(null)) {
			figures.add(new CountryQuality(null, scores(rows, null)));
		}
		return figures;
	}

	/**
	 * Quality by year.
	 * @param filter which responses
	 * @return a row for each year with a response, ascending
	 */
	List<YearQuality> byYear(QualityFilter filter) {
		return withheld(filter, CountedScores::year).entrySet()
			.stream()
			.map((row) -> new YearQuality((Integer) row.getKey(), row.getValue()))
			.sorted(Comparator.comparingInt(YearQuality::year))
			.toList();
	}

	/**
	 * The scores of one statistic, for the one who has just reported to it.
	 * @param key what it is about
	 * @return the scores
	 */
	QualityScores of(StatisticKey key) {
		return QualityScores.of(QualitySums.of(this.statistics.get(key).sums()), this.properties.bands());
	}

	private static QualityScores scores(Map<Object, QualityScores> rows, @Nullable String key) {
		QualityScores scores = rows.get(key);
		if (scores == null) {
			throw new IllegalArgumentException(key);
		}
		return scores;
	}

	private Map<Object, QualityScores> withheld(QualityFilter filter, Function<CountedScores, Object> key) {
		return new SmallGroups(this.properties.smallestGroup()).withhold(sum(filter, key), (row) -> seesAllOf(filter));
	}

	private boolean seesAllOf(QualityFilter filter) {
		List<String> asked = filter.countries();
		return this.access.seesSmallGroups((asked != null && asked.size() == 1) ? asked.get(0) : null);
	}

	private Map<Object, QualityScores> sum(QualityFilter filter, Function<CountedScores, ?> key) {
		Map<Object, QualityScores> rows = new HashMap<>();
		this.statistics.sum(criteria(filter), null, key).forEach((group, sums) -> {
			QualityScores scores = QualityScores.of(sums, this.properties.bands());
			if (scores.responses() > 0) {
				rows.put(group, scores);
			}
		});
		return rows;
	}

	List<Criteria> criteria(QualityFilter filter) {
		this.countries.check("filter.countries", filter.countries());
		return new FilterCriteria().in("year", filter.years())
			.in("country", filter.countries())
			.in("audience", filter.audiences())
			.in("module", this.modules.select(filter.modules(), filter.programme()))
			.and(this.access.visible())
			.all();
	}

}
