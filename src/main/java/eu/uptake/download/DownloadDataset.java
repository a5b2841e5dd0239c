package eu.uptake.download;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import eu.uptake.download.DownloadInputs.DownloadFilter;
import eu.uptake.download.DownloadInputs.DownloadTotals;
import eu.uptake.download.DownloadInputs.Interval;
import eu.uptake.download.DownloadInputs.ModuleDownloadTotals;
import eu.uptake.download.DownloadInputs.PeriodDownloads;
import eu.uptake.export.Columns;
import eu.uptake.export.Dataset;
import eu.uptake.export.ExportParameters;
import eu.uptake.export.Table;

/**
 * Downloads as files; described in {@code src/docs/exports.md}.
 */
@Component
class DownloadDataset implements Dataset {

	private static final Columns<PeriodDownloads> OVER_TIME = Columns.<PeriodDownloads>none()
		.date("from", PeriodDownloads::from)
		.number("downloads", PeriodDownloads::downloads)
		.number("uniqueDownloads", PeriodDownloads::uniqueDownloads);

	private static final Columns<ModuleDownloadTotals> BY_MODULE = Columns.<ModuleDownloadTotals>none()
		.and(ModuleDownloadTotals::trainingModule, Columns.ofModule())
		.number("downloads", ModuleDownloadTotals::downloads)
		.number("uniqueDownloads", ModuleDownloadTotals::uniqueDownloads)
		.number("declaredTrainees", ModuleDownloadTotals::declaredTrainees)
		.number("declarations", ModuleDownloadTotals::declarations);

	private static final Columns<DownloadTotals> TOTAL = Columns.<DownloadTotals>none()
		.number("downloads", DownloadTotals::downloads)
		.number("uniqueDownloads", DownloadTotals::uniqueDownloads)
		.number("declaredTrainees", DownloadTotals::declaredTrainees)
		.number("declarations", DownloadTotals::declarations);

	private final DownloadFigures figures;

	DownloadDataset(DownloadFigures figures) {
		this.figures = figures;
	}

	@Override
	public String name() {
		return "downloads";
	}

	@Override
	public Set<String> parameters() {
		return Set.of("by", "years", "from", "to", "modules", "programme", "languages");
	}

	@Override
	public Table table(ExportParameters parameters) {
		By by = parameters.choice("by", By.MONTH);
		DownloadFilter filter = new DownloadFilter(parameters.numbers("years"), parameters.date("from"),
				parameters.date("to"), parameters.codes("modules"), parameters.text("programme"),
				parameters.codes("languages"));
		return switch (by) {
			case DAY -> OVER_TIME.of(this.figures.overTime(filter, Interval.DAY));
			case MONTH -> OVER_TIME.of(this.figures.overTime(filter, Interval.MONTH));
			case YEAR -> OVER_TIME.of(this.figures.overTime(filter, Interval.YEAR));
			case MODULE -> BY_MODULE.of(this.figures.byModule(filter));
			case TOTAL -> TOTAL.of(List.of(this.figures.totals(filter)));
		};
	}

	private enum By {

		DAY, MONTH, YEAR, MODULE, TOTAL

	}

}
