package eu.uptake.indicator;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import eu.uptake.export.Columns;
import eu.uptake.export.Dataset;
import eu.uptake.export.ExportParameters;
import eu.uptake.export.Table;
import eu.uptake.indicator.IndicatorDataset.YearOfIndicator;
import eu.uptake.indicator.IndicatorRows.IndicatorValue;
import eu.uptake.sheet.SheetFormat;

/**
 * Indicators as statistical systems exchange them: an SDMX-CSV 2.0 data message,
 * described in {@code src/docs/exports.md}.
 */
@Component
class IndicatorObservations implements Dataset {

	private static final String DATAFLOW = "UPTAKE:INDICATORS(1.0)";

	private static final Columns<YearOfIndicator> COLUMNS = Columns.<YearOfIndicator>none()
		.text("STRUCTURE", (row) -> "dataflow")
		.text("STRUCTURE_ID", (row) -> DATAFLOW)
		.text("ACTION", (row) -> "I")
		.text("FREQ", (row) -> "A")
		// A code has no points, which separate the codes of a key.
		.text("INDICATOR", (row) -> row.indicator().code().replace('.', '_'))
		.number("TIME_PERIOD", (row) -> row.value().year())
		.number("OBS_VALUE", (row) -> row.value().value())
		.text("OBS_STATUS", (row) -> ObservationStatus.of(row.value()).code())
		.text("UNIT_MEASURE", (row) -> row.indicator().unit().name())
		.text("COMMENT_OBS", (row) -> comment(row.value()))
		.text("TITLE", (row) -> row.indicator().title());

	private final IndicatorFigures figures;

	IndicatorObservations(IndicatorFigures figures) {
		this.figures = figures;
	}

	private static String comment(IndicatorValue value) {
		return Stream.of(value.isMinimum() ? "This is a minimum." : null, value.note())
			.filter(Objects::nonNull)
			.collect(Collectors.joining(" "));
	}

	@Override
	public String name() {
		return "indicators.sdmx";
	}

	@Override
	public Set<String> parameters() {
		return IndicatorDataset.PARAMETERS;
	}

	@Override
	public Set<SheetFormat> formats() {
		return EnumSet.of(SheetFormat.CSV);
	}

	@Override
	public String mediaType(SheetFormat format) {
		return "application/vnd.sdmx.data+csv;version=2.0.0;charset=UTF-8";
	}

	@Override
	public Table table(ExportParameters parameters) {
		return COLUMNS.of(IndicatorDataset.rows(this.figures, parameters));
	}

}
