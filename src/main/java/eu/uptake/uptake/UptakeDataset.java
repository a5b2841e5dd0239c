package eu.uptake.uptake;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.stereotype.Component;

import eu.uptake.export.Columns;
import eu.uptake.export.Dataset;
import eu.uptake.export.ExportParameters;
import eu.uptake.export.Table;
import eu.uptake.uptake.UptakeList.ListedUptake;
import eu.uptake.uptake.UptakeRows.ClassEquivalent;
import eu.uptake.uptake.UptakeRows.CountryUptake;
import eu.uptake.uptake.UptakeRows.ModuleUptake;
import eu.uptake.uptake.UptakeRows.TraineeCount;
import eu.uptake.uptake.UptakeRows.UptakeTotals;
import eu.uptake.uptake.UptakeRows.YearUptake;

/**
 * Uptake as files; described in {@code src/docs/exports.md}.
 */
@Component
class UptakeDataset implements Dataset {

	private static final Columns<TraineeCount> TRAINEES = Columns.<TraineeCount>none()
		.number("trainees", TraineeCount::count)
		.flag("isMinimum", TraineeCount::isMinimum)
		.number("uptakesCounted", TraineeCount::uptakesCounted)
		.number("uptakes", TraineeCount::uptakes);

	private static final Columns<ListedUptake> LIST = Columns.<ListedUptake>none()
		.number("year", ListedUptake::year)
		.and(ListedUptake::country, Columns.ofCountry())
		.and(ListedUptake::trainingModule, Columns.ofModule())
		.number("trainees", ListedUptake::trainees)
		.constant("status", ListedUptake::status);

	private static final Columns<CountryUptake> BY_COUNTRY = Columns.<CountryUptake>none()
		.and(CountryUptake::country, Columns.ofCountry())
		.number("modulesUsed", CountryUptake::modulesUsed)
		.and(CountryUptake::trainees, TRAINEES);

	private static final Columns<ModuleUptake> BY_MODULE = Columns.<ModuleUptake>none()
		.and(ModuleUptake::trainingModule, Columns.ofModule())
		.number("countries", ModuleUptake::countries)
		.number("modulesUsed", ModuleUptake::modulesUsed)
		.and(ModuleUptake::trainees, TRAINEES);

	private static final Columns<YearUptake> BY_YEAR = Columns.<YearUptake>none()
		.number("year", YearUptake::year)
		.number("modulesUsed", YearUptake::modulesUsed)
		.and(YearUptake::trainees, TRAINEES);

	private static final Columns<UptakeTotals> TOTAL = Columns.<UptakeTotals>none()
		.number("modulesUsed", UptakeTotals::modulesUsed)
		.number("distinctModules", UptakeTotals::distinctModules)
		.number("countries", UptakeTotals::countries)
		.and(UptakeTotals::trainees, TRAINEES);

	private final UptakeFigures figures;

	private final UptakeList list;

	private final Columns<UptakeTotals> total;

	UptakeDataset(UptakeFigures figures, UptakeList list, ClassEquivalentProperties classEquivalent) {
		this.figures = figures;
		this.list = list;
		this.total = TOTAL.and((totals) -> ClassEquivalent.of(totals, classEquivalent),
				Columns.<ClassEquivalent>none()
					.number("classes", ClassEquivalent::classes)
					.number("perWorkingDay", ClassEquivalent::perWorkingDay));
	}

	@Override
	public String name() {
		return "uptake";
	}

	@Override
	public Set<String> parameters() {
		return Set.of("by", "years", "countries", "modules", "programme", "statuses");
	}

	@Override
	public Table table(ExportParameters parameters) {
		By by = parameters.choice("by", By.UPTAKE);
		UptakeFilter filter = new UptakeFilter(parameters.numbers("years"), parameters.countries("countries"),
				parameters.codes("modules"), parameters.text("programme"), Objects
					.requireNonNullElse(parameters.constants("statuses", ReturnStatus.class), UptakeFilter.REPORTED));
		return switch (by) {
			case UPTAKE -> LIST.of(this.list.list(filter));
			case COUNTRY -> BY_COUNTRY.of(this.figures.byCountry(filter));
			case MODULE -> BY_MODULE.of(this.figures.byModule(filter));
			case YEAR -> BY_YEAR.of(this.figures.byYear(filter));
			case TOTAL -> this.total.of(List.of(this.figures.totals(filter)));
		};
	}

	private enum By {

		UPTAKE, COUNTRY, MODULE, YEAR, TOTAL

	}

}
