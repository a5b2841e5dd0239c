package eu.uptake.indicator;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.export.Columns;
import eu.uptake.export.Dataset;
import eu.uptake.export.ExportParameters;
import eu.uptake.export.Table;
import eu.uptake.indicator.IndicatorRows.IndicatorRow;
import eu.uptake.indicator.IndicatorRows.IndicatorValue;

/**
 * Indicators as files; described in {@code src/docs/exports.md}.
 */
@Component
class IndicatorDataset implements Dataset {

	static final Set<String> PARAMETERS = Set.of("years", "objective", "computed");

	private static final int TEXT_WIDTH = 44;

	private static final Columns<IndicatorRow> DEFINITION = Columns.<IndicatorRow>none()
		.text("code", IndicatorRow::code)
		.number("objective", IndicatorRow::objective)
		.text("title", TEXT_WIDTH, IndicatorRow::title)
		.text("source", IndicatorRow::source)
		.constant("unit", IndicatorRow::unit)
		.flag("computed", IndicatorRow::computed);

	private static final Columns<IndicatorValue> VALUE = Columns.<IndicatorValue>none()
		.number("year", IndicatorValue::year)
		.number("value", IndicatorValue::value)
		.flag("isMinimum", IndicatorValue::isMinimum)
		.flag("lowReliability", IndicatorValue::lowReliability)
		.text("note", TEXT_WIDTH, IndicatorValue::note)
		.constant("missingReason", IndicatorValue::missingReason);

	private static final Columns<IndicatorRow> AIM = Columns.<IndicatorRow>none()
		.number("baseline", (row) -> (row.baseline() != null) ? row.baseline().value() : null)
		.number("baselineYear", (row) -> (row.baseline() != null) ? row.baseline().year() : null)
		.constant("targetKind", (row) -> row.target().kind())
		.number("targetThreshold", (row) -> row.target().threshold())
		.text("targetText", TEXT_WIDTH / 2, (row) -> row.target().text());

	private static final Columns<YearOfIndicator> ALL = Columns.<YearOfIndicator>none()
		.and(YearOfIndicator::indicator, DEFINITION)
		.and(YearOfIndicator::value, VALUE)
		.and(YearOfIndicator::indicator, AIM)
		.constant("assessment", (row) -> row.judgement().assessment())
		.text("assessmentText", TEXT_WIDTH, (row) -> row.judgement().text());

	private final IndicatorFigures figures;

	IndicatorDataset(IndicatorFigures figures) {
		this.figures = figures;
	}

	@Override
	public String name() {
		return "indicators";
	}

	@Override
	public Set<String> parameters() {
		return PARAMETERS;
	}

	@Override
	public Table table(ExportParameters parameters) {
		return ALL.of(rows(this.figures, parameters));
	}

	/**
	 * The values that are asked for.
	 * @param figures the figures
	 * @param parameters what is asked for
	 * @return the values by indicator, in code order, and year
	 */
	static Stream<YearOfIndicator> rows(IndicatorFigures figures, ExportParameters parameters) {
		List<Integer> years = parameters.numbers("years");
		return figures.list(null, parameters.number("objective"), parameters.flag("computed"))
			.stream()
			.flatMap((indicator) -> values(indicator, years).stream()
				.map((value) -> new YearOfIndicator(indicator, value)));
	}

	private static List<IndicatorValue> values(IndicatorRow indicator, @Nullable List<Integer> years) {
		return (years != null) ? indicator.series().values(years) : indicator.series().valuesUpTo(null);
	}

	/**
	 * What an indicator comes to in a year.
	 *
	 * @param indicator the indicator
	 * @param value the year's value, or why there is none
	 */
	record YearOfIndicator(IndicatorRow indicator, IndicatorValue value) {

		Judgement judgement() {
			return this.indicator.series().judge(this.value.year());
		}

	}

}
