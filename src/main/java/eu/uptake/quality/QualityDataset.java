package eu.uptake.quality;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import eu.uptake.export.Columns;
import eu.uptake.export.Dataset;
import eu.uptake.export.ExportParameters;
import eu.uptake.export.Table;
import eu.uptake.quality.QualityRows.CountryQuality;
import eu.uptake.quality.QualityRows.ModuleQuality;
import eu.uptake.quality.QualityRows.QualityScores;
import eu.uptake.quality.QualityRows.YearQuality;

/**
 * Quality as files; described in {@code src/docs/exports.md}.
 */
@Component
class QualityDataset implements Dataset {

	private static final Columns<QualityScores> SCORES = Columns.<QualityScores>none()
		.number("responses", QualityScores::responses)
		.number("overall", QualityScores::overall)
		.number("relevance", QualityScores::relevance)
		.number("objectivesAchieved", QualityScores::objectivesAchieved)
		.number("retention", QualityScores::retention)
		.number("userFriendliness", QualityScores::userFriendliness)
		.number("marginOfError", QualityScores::marginOfError)
		.constant("band", QualityScores::band)
		.flag("suppressed", QualityScores::suppressed);

	private static final Columns<ModuleQuality> BY_MODULE = Columns.<ModuleQuality>none()
		.and(ModuleQuality::trainingModule, Columns.ofModule())
		.and(ModuleQuality::scores, SCORES);

	private static final Columns<CountryQuality> BY_COUNTRY = Columns.<CountryQuality>none()
		.and(CountryQuality::country, Columns.ofCountry())
		.and(CountryQuality::scores, SCORES);

	private static final Columns<YearQuality> BY_YEAR = Columns.<YearQuality>none()
		.number("year", YearQuality::year)
		.and(YearQuality::scores, SCORES);

	private final QualityFigures figures;

	QualityDataset(QualityFigures figures) {
		this.figures = figures;
	}

	@Override
	public String name() {
		return "quality";
	}

	@Override
	public Set<String> parameters() {
		return Set.of("by", "years", "countries", "modules", "programme", "audiences");
	}

	@Override
	public Table table(ExportParameters parameters) {
		By by = parameters.choice("by", By.MODULE);
		QualityFilter filter = new QualityFilter(parameters.numbers("years"), parameters.countries("countries"),
				parameters.codes("modules"), parameters.text("programme"),
				parameters.constants("audiences", Audience.class));
		return switch (by) {
			case MODULE -> BY_MODULE.of(this.figures.byModule(filter));
			case COUNTRY -> BY_COUNTRY.of(this.figures.byCountry(filter));
			case YEAR -> BY_YEAR.of(this.figures.byYear(filter));
			case TOTAL -> SCORES.of(List.of(this.figures.total(filter)));
		};
	}

	private enum By {

		MODULE, COUNTRY, YEAR, TOTAL

	}

}
