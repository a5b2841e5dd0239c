package eu.uptake.report;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What {@code graphql/operations/progress-report.graphql} answers: its types are
 * described in the schema.
 */
record ReportFigures(Cycle reportingYear, List<Indicator> objective4, List<Indicator> objective5, UptakeTotals uptake,
		UptakeTotals uptakeBefore, List<CountryUptake> byCountry, List<CountryUptake> byCountryBefore,
		List<ModuleUptake> byModule, List<ModuleUptake> byModuleBefore, Scores officials, Scores others,
		List<YearScores> officialsByYear, List<YearScores> othersByYear, Downloads downloads,
		List<MonthDownloads> downloadsByMonth, List<ModuleDownloads> downloadsByModule,
		List<YearSessions> sessionsByYear, List<SystemSessions> sessionsBySystem) {

	record Cycle(String status, @Nullable LocalDate dueOn, @Nullable LocalDate publishedOn,
			@Nullable Completeness completeness) {
	}

	record Completeness(int expected, int started, int submitted, int onTime, int late, int missing, int accepted,
			@Nullable List<Country> countriesMissing) {
	}

	record Country(@Nullable String code, String name) {
	}

	record Module(String code, String title, @Nullable String programme) {
	}

	record Indicator(String code, String title, String source, String unit, boolean computed, @Nullable String note,
			@Nullable Baseline baseline, Target target, List<Value> values, String assessment) {
	}

	record Baseline(@Nullable Integer year, double value) {
	}

	record Target(String kind, String text) {
	}

	record Value(int year, @Nullable Double value, boolean isMinimum, @Nullable String note,
			@Nullable String missingReason) {
	}

	record Trainees(long count, boolean isMinimum, long uptakesCounted, long uptakes) {
	}

	record ClassEquivalent(long classes, double perWorkingDay) {
	}

	record UptakeTotals(long modulesUsed, int distinctModules, int countries, Trainees trainees,
			ClassEquivalent classEquivalent) {
	}

	record CountryUptake(Country country, long modulesUsed, Trainees trainees) {
	}

	record ModuleUptake(Module trainingModule, int countries, Trainees trainees) {
	}

	record Scores(long responses, @Nullable Double overall, @Nullable Double relevance,
			@Nullable Double objectivesAchieved, @Nullable Double retention, @Nullable Double userFriendliness,
			@Nullable Double marginOfError, @Nullable String band, boolean suppressed) {
	}

	record YearScores(int year, Scores scores) {
	}

	record Downloads(long downloads, long uniqueDownloads, long declaredTrainees, long declarations) {
	}

	record MonthDownloads(LocalDate from, long downloads, long uniqueDownloads) {
	}

	record ModuleDownloads(Module trainingModule, long downloads, long uniqueDownloads, long declaredTrainees,
			long declarations) {
	}

	record YearSessions(int year, Sessions totals) {
	}

	record SystemSessions(String system, Sessions totals) {
	}

	record Sessions(long sessions, long officialsTrained, @Nullable Double metExpectationsPercent,
			@Nullable Double usefulPercent) {
	}

	/**
	 * What {@code graphql/operations/programme-uptake.graphql} answers.
	 */
	record Programme(UptakeTotals uptakeTotals, Downloads downloads) {
	}

}
