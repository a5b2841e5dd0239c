package eu.uptake.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@UptakeTest
class IndicatorKeepingTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private Indicators indicators;

	@Autowired
	private Measures measures;

	@Autowired
	private MongoOperations mongo;

	@Test
	void anIndicatorIsDefinedAndItsDefinitionChanged() {
		Answer defined = define(Map.of());
		assertThat(defined.<Map<String, Object>>get("defineIndicator.indicator")).containsEntry("code", "6.1B")
			.containsEntry("version", 1)
			.containsEntry("title", "Cases solved")
			.containsEntry("unit", "PERCENT")
			.containsEntry("computed", false)
			.containsEntry("baseline", Map.of("year", 2013, "value", 98.95))
			.containsEntry("target", Map.of("kind", "AT_LEAST", "threshold", 97.5, "text", "97.5%"));
		assertThat(define(Map.of()).codes()).containsExactly("ALREADY_EXISTS");
		Answer changed = define(Map.of("expectedVersion", 1, "title", "Cases solved in time"));
		assertThat(changed.<Integer>get("defineIndicator.indicator.version")).isEqualTo(2);
		assertThat(changed.<List<String>>get("defineIndicator.indicator.changes[*].summary")).containsExactly(
				"Defined as \"Cases solved\", target \"97.5%\", recorded",
				"Defined as \"Cases solved in time\", target \"97.5%\", recorded");
		assertThat(define(Map.of("expectedVersion", 1)).codes()).containsExactly("STALE_VERSION");
		assertThat(define(Map.of("code", "6.2", "expectedVersion", 1)).codes()).containsExactly("UNKNOWN_INDICATOR");
	}

	@Test
	void aRowCanBeDefinedThatAMeasureComputes() {
		define(Map.of("code", "6.3", "unit", "COUNT", "measure", "modulesUsed"));
		Answer answer = this.api.anonymous().operation("indicator", Map.of("code", "6.3", "year", 2015));
		assertThat(answer.<Double>get("indicator.values[0].value")).isEqualTo(183);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			code            | 6          | code            | INVALID
			code            | 6.1b       | code            | INVALID
			code            | 6.1BC      | code            | INVALID
			code            | 06.1       | code            | INVALID
			code            | 6.01       | code            | INVALID
			objective       | -1         | objective       | OUT_OF_RANGE
			title           | ' '        | title           | REQUIRED
			source          | ' '        | source          | REQUIRED
			targetText      | ' '        | targetText      | REQUIRED
			baseline        | -          | baselineYear    | INVALID
			baseline        | 100.1      | baseline        | OUT_OF_RANGE
			baseline        | -0.1       | baseline        | OUT_OF_RANGE
			baseline        | 1.0000001  | baseline        | INVALID
			baselineYear    | 1066       | baselineYear    | OUT_OF_RANGE
			targetKind      | GROW       | targetThreshold | INVALID
			targetThreshold | -          | targetThreshold | REQUIRED
			measure         | happiness  | measure         | INVALID
			""")
	void whatIsWrongWithADefinitionIsToldAndNothingIsWritten(String field, String value, String path, String code) {
		Map<String, Object> change = new HashMap<>();
		boolean number = value != null && value.matches("-?[0-9.]+") && !field.equals("code");
		change.put(field, number ? Double.valueOf(value) : value);
		if (field.equals("objective") || field.equals("baselineYear")) {
			change.put(field, Integer.valueOf(value));
		}
		Answer answer = define(change);
		assertThat(answer.codes()).containsExactly(code);
		assertThat(answer.<List<String>>get("defineIndicator.errors[0].path")).containsExactly("input", path);
		assertThat(this.indicators.ofObjective(6)).isEmpty();
	}

	@Test
	void valuesAreKeptWithTheirHistory() {
		int year = thisYear();
		record("0.3", "value", 61.5);
		record("0.3", "value", 62.25, "note", "Corrected after the poll");
		Answer answer = record("0.3", "missingReason", "INSIGNIFICANT_SAMPLE", "note", "7 answers");
		assertThat(answer.<List<Map<String, Object>>>get("recordIndicatorValue.indicator.values")).last()
			.isEqualTo(
					entry("year", year, "value", null, "note", "7 answers", "missingReason", "INSIGNIFICANT_SAMPLE"));
		assertThat(answer.<List<String>>get("recordIndicatorValue.indicator.changes[*].summary")).containsExactly(
				year + ": 61.5", year + ": 62.25 \"Corrected after the poll\", was 61.5",
				year + ": INSIGNIFICANT_SAMPLE \"7 answers\", was 62.25 \"Corrected after the poll\"");
		assertThat(answer.<List<String>>get("recordIndicatorValue.indicator.changes[*].by")).containsOnly("taxud");
		assertThat(answer.<Integer>get("recordIndicatorValue.indicator.version")).isEqualTo(4);
		Answer again = record("0.3", "missingReason", "INSIGNIFICANT_SAMPLE", "note", "7 answers");
		assertThat(again.<Integer>get("recordIndicatorValue.indicator.version")).isEqualTo(4);
		Answer evidence = this.api.as("taxud").operation("indicator", Map.of("code", "0.3", "year", year));
		assertThat(evidence.<String>get("indicator.evidence.recordedBy")).isEqualTo("taxud");
		assertThat(Instant.parse(evidence.get("indicator.evidence.recordedAt"))).isBeforeOrEqualTo(Instant.now());
	}

	@Test
	void aMissingReasonHasItsOwnWordsWhereNoneAreGiven() {
		assertThat(record("0.3", "missingReason", "NO_POLL")
			.<List<String>>get("recordIndicatorValue.indicator.values[*].note")).endsWith("No poll");
	}

	@Test
	void aComputedIndicatorTakesANoteAndNothingElse() {
		assertThat(record("4.8", "value", 31).codes()).containsExactly("INVALID");
		assertThat(record("4.8", "missingReason", "NO_EVENT").codes()).containsExactly("INVALID");
		Answer noted = record("4.8", "note", "REX came too late");
		assertThat(noted.<List<Map<String, Object>>>get("recordIndicatorValue.indicator.values")).last()
			.isEqualTo(entry("year", thisYear(), "value", 30.0, "note", "REX came too late", "missingReason", null));
		Answer cleared = record("4.8", "note", " ");
		assertThat(cleared.<List<Object>>get("recordIndicatorValue.indicator.values[*].note")).containsOnlyNulls();
		assertThat(cleared.<List<String>>get("recordIndicatorValue.indicator.changes[*].summary")).last()
			.isEqualTo(thisYear() + ": nothing, was \"REX came too late\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			0.3 | -     | -       | value         | REQUIRED
			0.3 | 50    | NO_POLL | missingReason | INVALID
			0.3 | 100.5 | -       | value         | OUT_OF_RANGE
			0.3 | -1    | -       | value         | OUT_OF_RANGE
			0.1 | 4.01  | -       | value         | OUT_OF_RANGE
			0.3 | 1.0000001 | -   | value         | INVALID
			9.9 | 50    | -       | code          | UNKNOWN_INDICATOR
			""")
	void whatIsWrongWithAValueIsTold(String code, Double value, String reason, String path, String error) {
		Answer answer = record(code, "value", value, "missingReason", reason);
		assertThat(answer.codes()).containsExactly(error);
		assertThat(answer.<List<String>>get("recordIndicatorValue.errors[0].path")).containsExactly("input", path);
	}

	@Test
	void aPublishedYearTakesNoValueUntilItIsReopened() {
		Map<String, Object> erratum = Api.input("code", "0.1", "year", 2016, "value", 3.1);
		Api.Client taxud = this.api.as("taxud");
		assertThat(taxud.operation("record-indicator-value", erratum).codes()).containsExactly("YEAR_NOT_OPEN");
		assertThat(
				taxud.operation("record-indicator-value", Api.input("code", "4.1", "year", 2016, "note", "So")).codes())
			.containsExactly("YEAR_NOT_OPEN");
		taxud.operation("reopen-year", Api.input("year", 2016, "reason", "An erratum"));
		assertThat(taxud.operation("record-indicator-value", erratum)
			.<List<String>>get("recordIndicatorValue.indicator.changes[*].summary"))
			.containsExactly("2016: 3.1, was 3");
		assertThat(
				taxud.operation("record-indicator-value", Api.input("code", "0.1", "year", 2013, "value", 3)).codes())
			.containsExactly("YEAR_OUT_OF_RANGE");
		assertThat(
				taxud.operation("record-indicator-value", Api.input("code", "0.1", "year", thisYear() + 1, "value", 3))
					.codes())
			.containsExactly("YEAR_NOT_OPEN");
	}

	@Test
	void aStaleVersionChangesNothing() {
		record("0.3", "value", 61);
		assertThat(record("0.3", "value", 62, "expectedVersion", 1).codes()).containsExactly("STALE_VERSION");
		assertThat(record("0.3", "value", 62, "expectedVersion", 2).codes()).isEmpty();
	}

	@Test
	void publishingAYearOutdatesTheWritesUnderWay() {
		int year = thisYear();
		Indicator read = this.indicators.find("0.3").orElseThrow();
		Indicator.Step underWay = read.record(
				new RecordedValue(year, BigDecimal.ONE, null, null, "taxud", this.clock.instant(), false),
				this.clock.instant(), "taxud");
		Api.Client taxud = this.api.as("taxud");
		taxud.operation("lock-year", Api.input("year", year));
		assertThat(this.indicators.find("0.3").orElseThrow().version()).isEqualTo(1);
		taxud.operation("publish-year", Api.input("year", year));
		assertThat(this.indicators.save(read, underWay)).isFalse();
		assertThat(this.indicators.find("0.3").orElseThrow().recorded(year)).isNull();
	}

	@Test
	void recordedRowsCantBecomeComputedOverTheirValues() {
		Map<String, Object> definition = Map.of("code", "1.6", "unit", "COUNT", "measure", "modulesUsed",
				"expectedVersion", 1);
		assertThat(define(definition).codes()).containsExactly("WRONG_STATUS");
		assertThat(define(Map.of("code", "4.2", "expectedVersion", 1)).codes()).containsExactly("WRONG_STATUS");
	}

	@Test
	void anEndlessHistoryIsRefused() {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is("0.3")),
				Update.update("version", Indicator.MOST_CHANGES), Indicator.class);
		assertThat(record("0.3", "value", 61).codes()).containsExactly("LIMIT_REACHED");
	}

	@Test
	void aServiceThatDoesntKnowTheMeasureOfARowDoesntStart() {
		this.measures.afterSingletonsInstantiated();
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is("4.1")),
				Update.update("definition.measure", "happiness"), Indicator.class);
		assertThatIllegalStateException().isThrownBy(this.measures::afterSingletonsInstantiated)
			.withMessageStartingWith("Indicator 4.1 is computed by happiness, which is none of the measures [");
	}

	private Answer define(Map<String, Object> changes) {
		Map<String, Object> input = new HashMap<>(
				Map.of("code", "6.1B", "objective", 6, "title", "Cases solved", "source", "EC", "unit", "PERCENT",
						"baseline", 98.95, "baselineYear", 2013, "targetKind", "AT_LEAST", "targetThreshold", 97.5));
		input.put("targetText", "97.5%");
		input.putAll(changes);
		return this.api.as("taxud").operation("define-indicator", Map.of("input", input));
	}

	private Answer record(String code, Object... fields) {
		Map<String, Object> input = entry(fields);
		input.put("code", code);
		input.put("year", thisYear());
		return this.api.as("taxud").operation("record-indicator-value", Map.of("input", input));
	}

	private static Map<String, Object> entry(Object... keysAndValues) {
		Map<String, Object> entry = new HashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			entry.put((String) keysAndValues[i], keysAndValues[i + 1]);
		}
		return entry;
	}

	private int thisYear() {
		return Year.now(this.clock).getValue();
	}

}
