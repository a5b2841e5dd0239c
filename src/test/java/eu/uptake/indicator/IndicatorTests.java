package eu.uptake.indicator;

import java.time.Clock;
import java.time.Year;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/**
 * The indicators of the years that came with the seed.
 */
@UptakeTest
class IndicatorTests {

	private static final List<String> TRAINING = List.of("4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "5.1",
			"5.2");

	@Autowired
	private Api api;

	@Autowired
	private StoreCommands storeCommands;

	@Autowired
	private Clock clock;

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					4.1 | EC  | COUNT     | 174  | 2014 | GROW           | -  | Grow                               | 174  | 183  | 305   | NOT_MET MET MET
					4.2 | EC  | SCORE_100 | 70.3 | 2015 | GREATER_THAN   | 70 | >70                                | 73.3 | 70.3 | 74.3  | MET MET MET
					4.3 | ART | COUNT     | 124  | 2014 | GROW_OR_STABLE | -  | Grow or stable compared to baseline | 124  | 293  | 374   | MET MET MET
					4.4 | EAF | PERCENT   | 95   | 2014 | GREATER_THAN   | 80 | >80%                               | 95   | 92   | 87    | MET MET MET
					4.5 | EAF | PERCENT   | 99   | 2014 | GREATER_THAN   | 80 | >80%                               | 99   | 98   | 97    | MET MET MET
					4.6 | EC  | COUNT     | 4776 | 2014 | GROW_OR_STABLE | -  | Grow or stable compared to baseline | 4776 | 3092 | 23685 | MET NOT_MET MET
					4.7 | ART | COUNT     | 22   | 2014 | GROW_OR_STABLE | -  | Grow or stable compared to baseline | 22   | 45   | 58    | MET MET MET
					4.8 | EC  | COUNT     | 15   | 2013 | GROW_OR_STABLE | -  | Grow or stable                     | 15   | 15   | 30    | MET MET MET
					5.1 | EC  | COUNT     | 3219 | 2014 | GROW_OR_STABLE | -  | Grow or stable compared to baseline | 3219 | 3202 | 12920 | MET NOT_MET MET
					5.2 | EC  | SCORE_100 | 69.2 | 2014 | GREATER_THAN   | 70 | >70                                | 64   | 69.2 | 78.5  | NOT_MET NOT_MET MET
					""")
	void theTenRowsAreTheReports(String code, String source, String unit, double baseline, int baselineYear,
			String kind, Double threshold, String target, double first, double second, double third,
			String assessments) {
		Map<String, Object> row = rows(2016, true).get(code);
		assertThat(row).containsEntry("source", source)
			.containsEntry("unit", unit)
			.containsEntry("objective", Integer.valueOf(code.substring(0, 1)))
			.containsEntry("computed", true)
			.containsEntry("baseline", Map.of("year", baselineYear, "value", baseline));
		Map<String, Object> expected = new HashMap<>(Map.of("kind", kind, "text", target));
		expected.put("threshold", threshold);
		assertThat(row.get("target")).isEqualTo(expected);
		assertThat(list(row, "values")).extracting("year", "value", "missingReason")
			.containsExactly(tuple(2014, first, null), tuple(2015, second, null), tuple(2016, third, null));
		assertThat(List.of(assessment(code, 2014), assessment(code, 2015), assessment(code, 2016)))
			.containsExactly(assessments.split(" "));
	}

	@Test
	void theRowsComputedAreThoseTenInCodeOrder() {
		assertThat(rows(2016, true)).containsOnlyKeys(TRAINING);
		assertThat(rows(2016, true).keySet()).containsExactlyElementsOf(TRAINING);
	}

	@Test
	void threeTargetsThatTheReportPassesOverWereMissedIn2015() {
		Answer answer = this.api.anonymous().operation("indicators", Map.of("year", 2015, "computed", true));
		assertThat(answer.<List<String>>get("indicators[?(@.assessment == 'NOT_MET')].code")).containsExactly("4.6",
				"5.1", "5.2");
		assertThat(answer.<List<String>>get("indicators[?(@.assessment == 'NOT_MET')].assessmentText")).containsExactly(
				"3092 in 2015 is less than the baseline 4776 (2014).",
				"3202 in 2015 is less than the baseline 3219 (2014).",
				"69.2 in 2015 is not greater than the target 70.");
	}

	@Test
	void allRowsOfTheFrameworkAreListedFourPointTwoBeforeFourPointTen() {
		List<String> codes = List.copyOf(rows(2016, null).keySet());
		assertThat(codes).hasSize(82)
			.containsSubsequence("0.9", "1.1", "1.2", "1.9", "1.10", "1.11A", "1.11B", "1.11C", "2.1", "2.9", "2.10",
					"4.8", "5.1", "5.2", "5.3");
		assertThat(rows(2016, false)).hasSize(72).doesNotContainKeys(TRAINING.toArray(String[]::new));
		assertThat(this.api.anonymous()
			.run("{ indicators(year: 2016, objective: 5) { code } }")
			.<List<String>>get("indicators[*].code"))
			.containsExactly("5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "5.8", "5.9");
	}

	@Test
	void recordedRowsAreTheReportsToo() {
		Map<String, Map<String, Object>> rows = rows(2016, false);
		assertThat(list(rows.get("0.3"), "values")).extracting("value", "missingReason", "note")
			.containsExactly(tuple(51.0, null, null), tuple(null, "NO_POLL", "No poll"), tuple(55.0, null, null));
		assertThat(list(rows.get("1.11B"), "values")).last()
			.satisfies((value) -> assertThat(value).containsEntry("value", 76.0)
				.extractingByKey("note")
				.asString()
				.startsWith("the indicator was redefined"));
		assertThat(rows.get("3.7").get("target"))
			.isEqualTo(Map.of("kind", "GREATER_THAN", "threshold", 70.0, "text", ">70%"));
		assertThat(rows.get("1.11A")).containsEntry("assessment", "MET")
			.containsEntry("assessmentText", "7 months in 2016 is at most the target 10 months.");
		assertThat(rows.get("1.11C")).containsEntry("assessment", "NOT_ASSESSED")
			.containsEntry("assessmentText", "There is no number for 2016 (discontinued).");
		assertThat(rows.get("2.9")).containsEntry("assessment", "NOT_ASSESSED")
			.containsEntry("assessmentText", "The target \"SLA provision\" is shown and not assessed.");
		assertThat(rows.get("2.3").get("baseline")).asString().contains("year=null", "value=99.94");
	}

	@Test
	void the2014ScoresCarryTheirNoteAndAMinimumSaysSo() {
		Map<String, Map<String, Object>> rows = rows(2016, true);
		for (String code : List.of("4.2", "5.2")) {
			assertThat(list(rows.get(code), "values")).extracting((value) -> value.get("note") != null)
				.containsExactly(true, false, false);
			assertThat(list(rows.get(code), "values").get(0).get("note")).asString()
				.startsWith("the survey's new form started only late in the year");
		}
		assertThat(list(rows.get("4.6"), "values")).extracting("isMinimum").containsExactly(false, false, true);
		assertThat(rows.get("4.6")).containsEntry("assessmentText",
				"A minimum of 23685 in 2016 is not less than the baseline 4776 (2014).");
	}

	@Test
	void aListShowsValuesUpToItsYearAndAnyYearThatIsAskedFor() {
		assertThat(list(rows(2015, null).get("4.1"), "values")).extracting("year").containsExactly(2014, 2015);
		assertThat(list(rows(2015, null).get("0.1"), "values")).extracting("year").containsExactly(2014, 2015);
		Answer answer = this.api.anonymous()
			.run("{ indicators(year: 2014, objective: 4) { values(years: [2016, 2015, 2013]) { year } } }");
		assertThat(answer.<List<Integer>>get("indicators[0].values[*].year")).containsExactly(2015, 2016);
		assertThat(this.api.anonymous()
			.run("{ indicator(code: \"4.1\") { values { year } } }")
			.<List<Integer>>get("indicator.values[*].year")).containsExactly(2014, 2015, 2016);
		assertThat(this.api.anonymous().run("{ indicator(code: \"9.9\") { code } }").<Object>get("indicator")).isNull();
	}

	@Test
	void onlyTaxudSeesYearsThatArentPublished() {
		int year = Year.now(this.clock).getValue();
		for (Api.Client client : List.of(this.api.anonymous(), this.api.as("at"), this.api.as("operator"))) {
			Answer answer = client.operation("indicator", Map.of("code", "4.8", "year", year));
			assertThat(answer.<List<Object>>get("indicator.values")).isEmpty();
			assertThat(answer.<String>get("indicator.assessment")).isEqualTo("NOT_ASSESSED");
			assertThat(answer.<String>get("indicator.assessmentText")).isEqualTo("There is no value for %d.", year);
			assertThat(answer.<Object>get("indicator.evidence")).isNull();
			assertThat(answer.<Object>get("indicator.changes")).isNull();
		}
		Answer answer = this.api.as("taxud").operation("indicator", Map.of("code", "4.8", "year", year));
		assertThat(answer.<Double>get("indicator.values[0].value")).isEqualTo(30);
		assertThat(answer.<String>get("indicator.assessment")).isEqualTo("MET");
		assertThat(answer.<List<Object>>get("indicator.changes")).isEmpty();
	}

	@Test
	void aYearWithNothingToComputeFromHasNoNumber() {
		int year = Year.now(this.clock).getValue();
		Answer answer = this.api.as("taxud").operation("indicators", Map.of("year", year, "computed", true));
		assertThat(answer.<List<String>>get("indicators[?(@.value.missingReason == 'NOT_AVAILABLE')].code"))
			.contains("4.1", "4.2", "4.6", "5.1", "5.2")
			.doesNotContain("4.8");
		assertThat(answer.<List<String>>get("indicators[?(@.code == '4.1')].assessmentText"))
			.containsExactly("There is no number for %d (NOT_AVAILABLE).".formatted(year));
	}

	@Test
	void evidenceOfAComputedValueTellsWhatWentIn() {
		Answer answer = this.api.anonymous().operation("indicator", Map.of("code", "4.6", "year", 2016));
		assertThat(counts(answer)).isEqualTo(Map.of("returns", 34.0, "uptakes", 305.0,
				"uptakes with a number of trainees", 299.0, "trainees", 23685.0));
		assertThat(answer.<Boolean>get("indicator.evidence.isMinimum")).isTrue();
		answer = this.api.anonymous().operation("indicator", Map.of("code", "4.2", "year", 2016));
		assertThat(answer.<Double>get("indicator.evidence.value")).isEqualTo(74.3);
		double mean = counts(answer).get("points of their overall scores") / counts(answer).get("responses");
		assertThat(answer.<Double>get("indicator.evidence.unrounded")).isCloseTo(mean, within(1e-9));
	}

	@Test
	void evidenceOfARecordedValueTellsTaxudByWhomItWasRecorded() {
		Map<String, Object> row = Map.of("code", "0.1", "year", 2016);
		Answer answer = this.api.as("taxud").operation("indicator", row);
		assertThat(answer.<Map<String, Object>>get("indicator.evidence")).containsEntry("recordedBy", "seed")
			.containsEntry("recordedAt", null)
			.containsEntry("formula", "Recorded, not computed.")
			.containsEntry("value", 3.0)
			.containsEntry("counts", List.of());
		assertThat(this.api.anonymous().operation("indicator", row).<Object>get("indicator.evidence.recordedBy"))
			.isNull();
	}

	@Test
	void theQueryOfTheEvidenceListsTheRecordsThatMakeUpTheValue() {
		for (Api.Client client : List.of(this.api.as("taxud"), this.api.anonymous())) {
			for (int year : List.of(2014, 2015, 2016)) {
				assertThat(records(client, "4.1", year).<List<Object>>get("nationalReturns[*].uptakes[*]"))
					.hasSize((int) value(client, "4.1", year));
				assertThat(sum(records(client, "4.6", year), "nationalReturns[*].uptakes[*].trainees"))
					.isEqualTo(value(client, "4.6", year));
				assertThat(sum(records(client, "4.3", year), "trainingSessions.nodes[*].officials"))
					.isEqualTo(value(client, "4.3", year));
				assertThat(records(client, "4.7", year).<Integer>get("trainingSessions.totalCount"))
					.isEqualTo((int) value(client, "4.7", year));
				assertThat(records(client, "4.8", year).<Integer>get("trainingModules.totalCount"))
					.isEqualTo((int) value(client, "4.8", year));
				assertThat(sum(records(client, "5.1", year), "downloadsByModule[*].downloads"))
					.isEqualTo(value(client, "5.1", year));
			}
		}
		for (String code : List.of("4.2", "5.2")) {
			Answer rows = records(this.api.as("taxud"), code, 2016);
			List<Map<String, Number>> scores = rows.get("qualityByModule[*].scores");
			ToDoubleFunction<Map<String, Number>> responses = (each) -> each.get("responses").doubleValue();
			double points = scores.stream()
				.mapToDouble((each) -> responses.applyAsDouble(each) * each.get("overall").doubleValue())
				.sum();
			assertThat(points / scores.stream().mapToDouble(responses).sum())
				.isCloseTo(value(this.api.as("taxud"), code, 2016), within(1e-6));
		}
	}

	@Test
	void everyQueryOfTheEvidenceIsAnsweredWithoutErrors() {
		Api.Client taxud = this.api.as("taxud");
		List<String> queries = taxud.run("{ indicators(year: 2016) { evidence(year: 2016) { query } } }")
			.get("indicators[*].evidence.query");
		assertThat(queries).hasSize(82);
		for (String query : queries) {
			assertThat(taxud.run(query).body()).doesNotContain("\"errors\"");
		}
	}

	@Test
	void theStoreIsAskedForEachMeasureOnceHoweverManyRowsAndYearsThereAre() {
		Api.Client anonymous = this.api.anonymous();
		// What has the same version isn't read again.
		anonymous.run("{ indicators(year: 2014) { values { value } } }");
		List<String> forOne = this.storeCommands
			.during(() -> anonymous.run("{ indicators(year: 2014, computed: true) { value(year: 2014) { value } } }"));
		List<String> forMany = this.storeCommands.during(() -> anonymous.run("""
				{
				  indicators(year: 2016) {
				    values { value }
				    a: value(year: 2016) { value }
				    b: assessment(year: 2016)
				    c: assessment(year: 2015)
				    d: assessmentText(year: 2014)
				    evidence(year: 2016) { unrounded query }
				  }
				}"""));
		assertThat(forMany).hasSameSizeAs(forOne).hasSizeLessThan(8);
		assertThat(forMany.stream().filter((command) -> command.contains("indicators"))).hasSize(1);
	}

	private String assessment(String code, int year) {
		return this.api.anonymous()
			.operation("indicator", Map.of("code", code, "year", year))
			.get("indicator.assessment");
	}

	private Map<String, Map<String, Object>> rows(int year, Boolean computed) {
		Map<String, Object> variables = new HashMap<>(Map.of("year", year));
		variables.put("computed", computed);
		return this.api.anonymous()
			.operation("indicators", variables)
			.<List<Map<String, Object>>>get("indicators")
			.stream()
			.collect(Collectors.toMap((row) -> (String) row.get("code"), (row) -> row, (one, other) -> one,
					LinkedHashMap::new));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> list(Map<String, Object> row, String field) {
		return (List<Map<String, Object>>) row.get(field);
	}

	private static Map<String, Double> counts(Answer answer) {
		return answer.<List<Map<String, Object>>>get("indicator.evidence.counts")
			.stream()
			.collect(Collectors.toMap((each) -> (String) each.get("name"), (each) -> (Double) each.get("value")));
	}

	private static double value(Api.Client client, String code, int year) {
		return client.operation("indicator", Map.of("code", code, "year", year)).get("indicator.values[0].value");
	}

	private static Answer records(Api.Client client, String code, int year) {
		return client.run(client.operation("indicator", Map.of("code", code, "year", year))
			.<String>get("indicator.evidence.query"));
	}

	private static double sum(Answer answer, String path) {
		return answer.<List<Number>>get(path).stream().filter(Objects::nonNull).mapToDouble(Number::doubleValue).sum();
	}

}
