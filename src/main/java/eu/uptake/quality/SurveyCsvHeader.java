package eu.uptake.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import eu.uptake.quality.SurveyUpload.Problem;

/**
 * The header of an uploaded file, which tells responses from summaries: those have a
 * column {@code responses}. Names are understood in either case.
 *
 * @param columns the known columns by their position
 * @param size how many columns there are, known or not
 * @param problems what is wrong with the header
 * @param isComplete whether nothing needed is missing
 */
record SurveyCsvHeader(Map<Integer, String> columns, int size, List<Problem> problems, boolean isComplete) {

	private static final List<String> RESPONSE_REQUIRED = List.of("module", "completedOn");

	private static final List<String> RESPONSE_OPTIONAL = List.of("id", "audience", "relevance", "objectivesAchieved",
			"retention", "userFriendliness", "comment");

	private static final List<String> SUMMARY_REQUIRED = List.of("module", "source", "responses");

	private static final List<String> SUMMARY_OPTIONAL = List.of("audience", "relevanceMean", "relevanceDeviation",
			"objectivesAchievedMean", "objectivesAchievedDeviation", "retentionMean", "retentionDeviation",
			"userFriendlinessMean", "userFriendlinessDeviation");

	static SurveyCsvHeader of(List<String> names) {
		boolean summaries = names.stream().anyMatch((name) -> name.strip().equalsIgnoreCase("responses"));
		List<String> required = summaries ? SUMMARY_REQUIRED : RESPONSE_REQUIRED;
		Map<String, String> known = new HashMap<>();
		required.forEach((name) -> known.put(name.toLowerCase(Locale.ROOT), name));
		(summaries ? SUMMARY_OPTIONAL : RESPONSE_OPTIONAL)
			.forEach((name) -> known.put(name.toLowerCase(Locale.ROOT), name));
		Map<Integer, String> columns = new LinkedHashMap<>();
		List<Problem> problems = new ArrayList<>();
		boolean complete = true;
		for (int i = 0; i < names.size(); i++) {
			String name = known.get(names.get(i).strip().toLowerCase(Locale.ROOT));
			if (name == null) {
				problems.add(new Problem(1, names.get(i), "The column is not known, and is not read."));
			}
			else if (columns.containsValue(name)) {
				problems.add(new Problem(1, name, "The column is there twice."));
				complete = false;
			}
			else {
				columns.put(i, name);
			}
		}
		for (String name : required) {
			if (!columns.containsValue(name)) {
				problems.add(new Problem(1, name, "The column is missing."));
				complete = false;
			}
		}
		return new SurveyCsvHeader(columns, names.size(), problems, complete);
	}

	boolean isOfSummaries() {
		return this.columns.containsValue("responses");
	}

	Map<String, String> fields(List<String> values) {
		Map<String, String> fields = new HashMap<>();
		this.columns.forEach((position, name) -> {
			if (position < values.size()) {
				fields.put(name, values.get(position));
			}
		});
		return fields;
	}

}
