package eu.uptake.indicator;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class IndicatorObservationsTests {

	private static final String FILE = "/api/exports/indicators.sdmx.csv";

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Test
	void theMessageIsSdmxCsv2() {
		String message = this.api.anonymous().get(FILE + "?objective=5&years=2014,2016").body();
		assertThat(message.lines().limit(5)).containsExactly(
				"STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,"
						+ "COMMENT_OBS,TITLE",
				"dataflow,UPTAKE:INDICATORS(1.0),I,A,5_1,2014,3219,A,COUNT,,"
						+ "Number of downloaded e-learning courses by economic operators and others via the Europa"
						+ " website",
				"dataflow,UPTAKE:INDICATORS(1.0),I,A,5_1,2016,12920,A,COUNT,,"
						+ "Number of downloaded e-learning courses by economic operators and others via the Europa"
						+ " website",
				"dataflow,UPTAKE:INDICATORS(1.0),I,A,5_2,2014,64.0,u,SCORE_100,"
						+ "\"the survey's new form started only late in the year, so this rests on too few answers to"
						+ " be representative; 2015 serves as the baseline\","
						+ "Average training quality score by other users (e.g. traders and individuals)"
						+ " (scale of 100)",
				"dataflow,UPTAKE:INDICATORS(1.0),I,A,5_2,2016,78.5,A,SCORE_100,,"
						+ "Average training quality score by other users (e.g. traders and individuals)"
						+ " (scale of 100)");
	}

	@Test
	void aMinimumSaysSo() {
		assertThat(observation(this.api.anonymous(), "4_6", 2016))
			.startsWith("4_6,2016,23685,A,COUNT,This is a minimum.,");
	}

	@Test
	void theSeparatorStandsBehindTheFirstHeader() {
		assertThat(this.api.anonymous().get(FILE + "?separator=;").body()).startsWith("STRUCTURE;STRUCTURE_ID;");
	}

	@Test
	void theStatusSaysWhyThereIsNoValue() {
		int year = Year.now(this.clock).getValue();
		Api.Client taxud = this.api.as("taxud");
		record(taxud, "code", "5.3", "year", year, "missingReason", "NO_POLL");
		record(taxud, "code", "5.4", "year", year, "missingReason", "INSIGNIFICANT_SAMPLE");
		record(taxud, "code", "5.5", "year", year, "missingReason", "NO_EVENT");
		record(taxud, "code", "5.6", "year", year, "missingReason", "DISCONTINUED", "note", "=no more");
		record(taxud, "code", "5.7", "year", year, "missingReason", "NOT_AVAILABLE");
		record(taxud, "code", "5.8", "year", year, "value", 12);
		record(taxud, "code", "5.9", "year", year, "value", 3, "lowReliability", true, "note", "Few answered");
		List<String> found = new ArrayList<>();
		for (String code : List.of("5_3", "5_4", "5_5", "5_6", "5_7", "5_8", "5_9")) {
			String observation = observation(taxud, code, year);
			found.add(observation.substring(0, observation.lastIndexOf(',', observation.indexOf(title(code)))));
		}
		assertThat(found).containsExactly("5_3,%d,,O,SCORE_4,No poll".formatted(year),
				"5_4,%d,,u,SCORE_4,Insignificant sample".formatted(year), "5_5,%d,,M,PERCENT,No event".formatted(year),
				"5_6,%d,,M,PERCENT,'=no more".formatted(year), "5_7,%d,,O,PERCENT,Not available".formatted(year),
				"5_8,%d,12,A,COUNT,".formatted(year), "5_9,%d,3,u,COUNT,Few answered".formatted(year));
		assertThat(this.api.anonymous().get(FILE + "?years=" + year).body().lines()).hasSize(1);
	}

	private static String title(String code) {
		return switch (code) {
			case "5_3", "5_4" -> "Joint actions on";
			case "5_5", "5_6", "5_7" -> "Participants: ";
			case "5_8" -> "Programme actions";
			default -> "Partner countries";
		};
	}

	private static void record(Api.Client taxud, Object... input) {
		assertThat(taxud.operation("record-indicator-value", Api.input(input)).codes()).isEmpty();
	}

	// What follows the frequency.
	private static String observation(Api.Client client, String code, int year) {
		String start = "dataflow,UPTAKE:INDICATORS(1.0),I,A,";
		return client.get(FILE + "?years=" + year)
			.body()
			.lines()
			.filter((line) -> line.startsWith(start + code + ","))
			.findFirst()
			.orElseThrow()
			.substring(start.length());
	}

	@Test
	void aMissingValueIsNotOfLowReliability() {
		int year = Year.now(this.clock).getValue();
		assertThat(this.api.as("taxud")
			.operation("record-indicator-value",
					Api.input("code", "5.3", "year", year, "missingReason", "NO_POLL", "lowReliability", true))
			.codes()).containsExactly("INVALID");
	}

}
