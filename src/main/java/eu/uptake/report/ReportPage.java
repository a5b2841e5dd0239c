package eu.uptake.report;

import java.util.List;

/**
 * The report as {@code report.mustache} lays it out: everything a text already.
 */
record ReportPage(int year, String status, boolean draft, boolean pdf, String css, List<String> summary,
		List<Integer> years, List<Objective> objectives, List<Footnote> footnotes, List<String> programmes,
		List<ModuleRow> modules, List<CountryRow> countries, int yearBefore, List<QualityRow> quality,
		List<QualityYear> qualityByYear, List<Month> months, List<DownloadRow> downloads, List<SessionRow> sessions,
		List<SessionRow> systems, List<String> completeness) {

	record Objective(int number, List<IndicatorRow> rows) {
	}

	record IndicatorRow(String code, String title, List<Footnote> marks, String source, String baseline, String target,
			List<Cell> values, String assessment, String style) {
	}

	record Cell(String text, List<Footnote> marks) {
	}

	record Footnote(int number, String text) {
	}

	record ModuleRow(String code, String title, String countries, String trainees, String countriesBefore,
			String traineesBefore) {
	}

	record CountryRow(String name, String modules, String trainees, String modulesBefore, String traineesBefore) {
	}

	record QualityRow(String audience, String responses, String overall, String margin, String relevance,
			String objectives, String retention, String userFriendliness) {
	}

	record QualityYear(int year, String officials, String officialsResponses, String others, String othersResponses) {
	}

	record Month(String name, String downloads, String unique, String height) {
	}

	record DownloadRow(String code, String title, String downloads, String unique, String declared) {
	}

	record SessionRow(String name, String sessions, String officials, String expectations, String useful) {
	}

}
