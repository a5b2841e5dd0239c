package eu.uptake.report;

import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.uptake.report.ReportFigures.CountryUptake;
import eu.uptake.report.ReportFigures.Indicator;
import eu.uptake.report.ReportFigures.ModuleUptake;
import eu.uptake.report.ReportFigures.MonthDownloads;
import eu.uptake.report.ReportFigures.Programme;
import eu.uptake.report.ReportFigures.Scores;
import eu.uptake.report.ReportFigures.Sessions;
import eu.uptake.report.ReportFigures.Value;
import eu.uptake.report.ReportFigures.YearScores;
import eu.uptake.report.ReportPage.Cell;
import eu.uptake.report.ReportPage.CountryRow;
import eu.uptake.report.ReportPage.DownloadRow;
import eu.uptake.report.ReportPage.Footnote;
import eu.uptake.report.ReportPage.IndicatorRow;
import eu.uptake.report.ReportPage.ModuleRow;
import eu.uptake.report.ReportPage.Month;
import eu.uptake.report.ReportPage.Objective;
import eu.uptake.report.ReportPage.QualityRow;
import eu.uptake.report.ReportPage.QualityYear;
import eu.uptake.report.ReportPage.SessionRow;

/**
 * Turns a year's figures into the report's tables. Used once.
 */
final class ReportWriter {

	/** How high the chart's highest bar is, in millimetres. */
	private static final int CHART_HEIGHT = 40;

	private final int year;

	private final List<Integer> years;

	private final ReportFigures figures;

	private final Map<String, Footnote> footnotes = new LinkedHashMap<>();

	ReportWriter(int year, List<Integer> years, ReportFigures figures) {
		this.year = year;
		this.years = years;
		this.figures = figures;
	}

	ReportPage write(Map<String, Programme> programmes, boolean pdf, String css) {
		Sentences sentences = new Sentences(this.year, this.figures);
		List<Objective> objectives = List.of(new Objective(4, rows(this.figures.objective4())),
				new Objective(5, rows(this.figures.objective5())));
		return new ReportPage(this.year, status(), isDraft(), pdf, css, sentences.summary(), this.years, objectives,
				List.copyOf(this.footnotes.values()), sentences.programmes(programmes), modules(), countries(),
				this.year - 1, quality(), qualityByYear(), months(), downloads(), sessions(), systems(),
				sentences.completeness());
	}

	private boolean isDraft() {
		return !this.figures.reportingYear().status().equals("PUBLISHED");
	}

	private String status() {
		if (isDraft()) {
			return "Draft. The year is %s; figures are those of submitted and accepted returns."
				.formatted(this.figures.reportingYear().status().toLowerCase(Locale.ENGLISH));
		}
		return (this.figures.reportingYear().publishedOn() != null)
				? "Published on " + Numbers.day(this.figures.reportingYear().publishedOn()) : "Published";
	}

	private List<IndicatorRow> rows(List<Indicator> indicators) {
		return indicators.stream().map(this::row).toList();
	}

	private IndicatorRow row(Indicator indicator) {
		String baseline = (indicator.baseline() == null) ? Numbers.NONE
				: Numbers.indicator(indicator.baseline().value(), indicator.unit())
						+ ((indicator.baseline().year() != null) ? " (%d)".formatted(indicator.baseline().year()) : "");
		Map<Integer, Value> byYear = indicator.values()
			.stream()
			.collect(Collectors.toMap(Value::year, Function.identity()));
		List<Footnote> marks = marks(indicator.note());
		List<Cell> cells = this.years.stream().map((each) -> cell(byYear.get(each), indicator.unit())).toList();
		return new IndicatorRow(indicator.code(), indicator.title(), marks, indicator.source(), baseline,
				indicator.target().text(), cells, assessment(indicator.assessment()),
				indicator.assessment().toLowerCase(Locale.ENGLISH).replace('_', '-'));
	}

	// A missing value shows its reason in words; its note would only repeat them.
	private Cell cell(@Nullable Value value, String unit) {
		if (value == null) {
			return new Cell(Numbers.NONE, List.of());
		}
		if (value.missingReason() != null) {
			return new Cell((value.note() != null) ? value.note()
					: value.missingReason().toLowerCase(Locale.ENGLISH).replace('_', ' '), List.of());
		}
		return new Cell((value.isMinimum() ? "≥\u00a0" : "") + Numbers.indicator(value.value(), unit),
				marks(value.note()));
	}

	private List<Footnote> marks(@Nullable String note) {
		return (note != null)
				? List.of(this.footnotes.computeIfAbsent(note, (text) -> new Footnote(this.footnotes.size() + 1, text)))
				: List.of();
	}

	private static String assessment(String assessment) {
		return switch (assessment) {
			case "MET" -> "met";
			case "NOT_MET" -> "not met";
			default -> "not assessed";
		};
	}

	// Also what was used the year before and isn't any more.
	private List<ModuleRow> modules() {
		Map<String, ModuleUptake> now = byCode(this.figures.byModule());
		Map<String, ModuleUptake> before = byCode(this.figures.byModuleBefore());
		Map<String, ModuleUptake> all = new TreeMap<>(before);
		all.putAll(now);
		return all.values().stream().map((any) -> {
			String code = any.trainingModule().code();
			return new ModuleRow(code, any.trainingModule().title(), countries(now.get(code)), trainees(now.get(code)),
					countries(before.get(code)), trainees(before.get(code)));
		}).toList();
	}

	private static Map<String, ModuleUptake> byCode(List<ModuleUptake> rows) {
		return rows.stream().collect(Collectors.toMap((row) -> row.trainingModule().code(), Function.identity()));
	}

	private static String countries(@Nullable ModuleUptake uptake) {
		return (uptake != null) ? Numbers.count(uptake.countries()) : Numbers.NONE;
	}

	private static String trainees(@Nullable ModuleUptake uptake) {
		return Numbers.trainees((uptake != null) ? uptake.trainees() : null);
	}

	// Both lists are in protocol order; what is in the earlier only goes to the end.
	private List<CountryRow> countries() {
		Map<String, CountryUptake> now = byName(this.figures.byCountry());
		Map<String, CountryUptake> before = byName(this.figures.byCountryBefore());
		Map<String, CountryUptake> all = new LinkedHashMap<>(now);
		before.forEach(all::putIfAbsent);
		return all.keySet()
			.stream()
			.map((name) -> new CountryRow(name, uptakes(now.get(name)), traineesOf(now.get(name)),
					uptakes(before.get(name)), traineesOf(before.get(name))))
			.toList();
	}

	private static Map<String, CountryUptake> byName(List<CountryUptake> rows) {
		Map<String, CountryUptake> byName = new LinkedHashMap<>();
		rows.forEach((row) -> byName.put(row.country().name(), row));
		return byName;
	}

	private static String uptakes(@Nullable CountryUptake uptake) {
		return (uptake != null) ? Numbers.count(uptake.modulesUsed()) : Numbers.NONE;
	}

	private static String traineesOf(@Nullable CountryUptake uptake) {
		return Numbers.trainees((uptake != null) ? uptake.trainees() : null);
	}

	private List<QualityRow> quality() {
		return List.of(quality("Customs officials", this.figures.officials()),
				quality("Traders and other users", this.figures.others()));
	}

	private static QualityRow quality(String audience, Scores scores) {
		return new QualityRow(audience, Numbers.count(scores.responses()), Numbers.score(scores.overall()),
				(scores.marginOfError() != null) ? "±\u00a0" + Numbers.score(scores.marginOfError()) : Numbers.NONE,
				Numbers.score(scores.relevance()), Numbers.score(scores.objectivesAchieved()),
				Numbers.score(scores.retention()), Numbers.score(scores.userFriendliness()));
	}

	private List<QualityYear> qualityByYear() {
		Map<Integer, Scores> officials = scores(this.figures.officialsByYear());
		Map<Integer, Scores> others = scores(this.figures.othersByYear());
		return this.years.stream()
			.map((each) -> new QualityYear(each, overall(officials.get(each)), responses(officials.get(each)),
					overall(others.get(each)), responses(others.get(each))))
			.toList();
	}

	private static Map<Integer, Scores> scores(List<YearScores> rows) {
		return rows.stream().collect(Collectors.toMap(YearScores::year, YearScores::scores));
	}

	private static String overall(@Nullable Scores scores) {
		return (scores != null) ? Numbers.score(scores.overall()) : Numbers.NONE;
	}

	private static String responses(@Nullable Scores scores) {
		return (scores != null) ? Numbers.count(scores.responses()) : Numbers.NONE;
	}

	private List<Month> months() {
		long most = this.figures.downloadsByMonth().stream().mapToLong(MonthDownloads::downloads).max().orElse(0);
		return this.figures.downloadsByMonth()
			.stream()
			.map((month) -> new Month(month.from().getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
					Numbers.count(month.downloads()), Numbers.count(month.uniqueDownloads()),
					String.format(Locale.ROOT, "%.1f",
							(most > 0) ? (double) CHART_HEIGHT * month.downloads() / most : 0)))
			.toList();
	}

	private List<DownloadRow> downloads() {
		return this.figures.downloadsByModule()
			.stream()
			.map((row) -> new DownloadRow(row.trainingModule().code(), row.trainingModule().title(),
					Numbers.count(row.downloads()), Numbers.count(row.uniqueDownloads()),
					(row.declarations() > 0) ? Numbers.count(row.declaredTrainees()) : Numbers.NONE))
			.toList();
	}

	private List<SessionRow> sessions() {
		return this.figures.sessionsByYear()
			.stream()
			.map((row) -> sessions(String.valueOf(row.year()), row.totals()))
			.toList();
	}

	private List<SessionRow> systems() {
		return this.figures.sessionsBySystem().stream().map((row) -> sessions(row.system(), row.totals())).toList();
	}

	private static SessionRow sessions(String name, Sessions totals) {
		return new SessionRow(name, Numbers.count(totals.sessions()), Numbers.count(totals.officialsTrained()),
				Numbers.percent(totals.metExpectationsPercent()), Numbers.percent(totals.usefulPercent()));
	}

}
