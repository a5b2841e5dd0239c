package eu.uptake.session;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;
import eu.uptake.measure.Measure;
import eu.uptake.measure.Measurement;
import eu.uptake.measure.Measurement.Count;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class SessionMeasureTests {

	private static final List<Integer> YEARS = List.of(2014, 2015, 2016);

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private List<Measure> measures;

	@Autowired
	private StoreCommands storeCommands;

	@ParameterizedTest
	@CsvSource({ "trainingSessions, 22, 45, 58", "officialsTrainedInSessions, 124, 293, 374",
			"sessionsMetExpectations, 95, 92, 87", "sessionsUseful, 99, 98, 97" })
	void theReportsYearsMeasureWhatTheReportSays(String name, int in2014, int in2015, int in2016) {
		Map<Integer, Measurement> measured = measure(name).of(YEARS);
		assertThat(measured).containsOnlyKeys(YEARS);
		assertThat(YEARS).extracting((year) -> measured.get(year).value().setScale(0, RoundingMode.HALF_UP).intValue())
			.containsExactly(in2014, in2015, in2016);
		assertThat(measured.values()).noneMatch(Measurement::isMinimum);
		assertThat(measure(name).formula()).endsWith(".");
	}

	@Test
	void allYearsAreMeasuredByOneCommand() {
		for (String name : List.of("trainingSessions", "officialsTrainedInSessions", "sessionsMetExpectations",
				"sessionsUseful")) {
			assertThat(this.storeCommands.during(() -> measure(name).of(YEARS))).hasSize(1);
		}
	}

	@Test
	void percentagesAreThoseOfTheTotalsWithTheAnswersTheyWereComputedFrom() {
		Map<String, Object> totals = TestSessions.totals(this.api.anonymous(), Map.of("years", List.of(2016)));
		for (Map.Entry<String, String> question : Map
			.of("sessionsMetExpectations", "metExpectations", "sessionsUseful", "useful")
			.entrySet()) {
			Measurement measured = measure(question.getKey()).of(List.of(2016)).get(2016);
			assertThat(measured.value().doubleValue()).isEqualTo(totals.get(question.getValue() + "Percent"));
			List<BigDecimal> counts = measured.counts().stream().map(Count::value).toList();
			assertThat(counts.get(0)).isEqualByComparingTo("58");
			assertThat(counts.get(1)).isEqualByComparingTo("374");
			assertThat(counts.get(2))
				.isEqualByComparingTo(counts.get(3).add(counts.get(4)).add(counts.get(5)).add(counts.get(6)));
			assertThat(measured.value()).isEqualByComparingTo(counts.get(3)
				.add(counts.get(4))
				.multiply(BigDecimal.valueOf(100))
				.divide(counts.get(2), MathContext.DECIMAL128));
		}
	}

	@Test
	void theQueryListsTheRecordsThatWereCounted() {
		Measurement measured = measure("officialsTrainedInSessions").of(List.of(2015)).get(2015);
		Answer records = this.api.anonymous().run(measured.records());
		assertThat(records.<Integer>get("trainingSessions.totalCount")).isEqualTo(45);
		List<Integer> officials = records.get("trainingSessions.nodes[*].officials");
		assertThat(officials).hasSize(45);
		assertThat(measured.value())
			.isEqualByComparingTo(BigDecimal.valueOf(officials.stream().mapToInt(Integer::intValue).sum()));
	}

	@Test
	void aYearWithoutSessionsHasNoneAndNoPercentage() {
		List<Object> values = new ArrayList<>();
		for (String name : List.of("trainingSessions", "officialsTrainedInSessions", "sessionsMetExpectations",
				"sessionsUseful")) {
			values.add(measure(name).of(List.of(2017)).get(2017).value());
		}
		assertThat(values).containsExactly(BigDecimal.ZERO, BigDecimal.ZERO, null, null);
	}

	@Test
	void aRecordedSessionMovesItsYearAndAWithdrawnOneMovesItBack() {
		int year = Year.now(this.clock).getValue();
		Api.Client taxud = this.api.as("taxud");
		String id = UUID.randomUUID().toString();
		TestSessions.record(taxud, TestSessions.session(id, year));
		assertThat(value("trainingSessions", year)).isEqualByComparingTo("1");
		assertThat(value("officialsTrainedInSessions", year)).isEqualByComparingTo("8");
		assertThat(value("sessionsMetExpectations", year)).isEqualByComparingTo("80");
		assertThat(value("trainingSessions", 2016)).isEqualByComparingTo("58");
		taxud.operation("withdraw-training-session", Api.input("id", id, "reason", "A slip"));
		assertThat(value("trainingSessions", year)).isEqualByComparingTo("0");
		assertThat(value("sessionsMetExpectations", year)).isNull();
	}

	private BigDecimal value(String name, int year) {
		return measure(name).of(List.of(year)).get(year).value();
	}

	private Measure measure(String name) {
		return this.measures.stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow();
	}

}
