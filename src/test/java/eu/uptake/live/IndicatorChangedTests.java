package eu.uptake.live;

import java.time.Clock;
import java.time.Year;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The subscription {@code indicatorChanged}.
 */
@UptakeTest
class IndicatorChangedTests {

	private static final String VALUES = """
			subscription Values($year: Int!, $code: ID) {
			  indicatorChanged(year: $year, code: $code) {
			    year indicator { code title value(year: $year) { value } assessment(year: $year) }
			  }
			}""";

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private StoreChanges store;

	// Whom an earlier test has left is noticed soon.
	@BeforeEach
	void begin() {
		await().until(() -> !this.store.isFollowing());
	}

	@Test
	void aComputedValueIsToldWhenTheRecordsMoveIt() {
		Api.Client austria = this.api.as("at");
		try (EventStream stream = EventStream.open(this.api.as("taxud"), VALUES,
				Map.of("year", year(), "code", "4.1"))) {
			// A draft doesn't count, and so nothing has changed.
			report(austria, "UCC-L1");
			report(austria, "VAT");
			austria.operation("submit-return", Api.input("country", "AT", "year", year()));
			assertThat(stream.next())
				.startsWith("next {\"data\":{\"indicatorChanged\":{\"year\":" + year()
						+ ",\"indicator\":{\"code\":\"4.1\",\"title\":\"Number of EU eLearning modules")
				.endsWith("\"value\":{\"value\":2.0},\"assessment\":\"NOT_MET\"}}}}");
		}
	}

	@Test
	void whoMayNotSeeTheYearIsToldOfTheDefinitionOnly() {
		Api.Client austria = this.api.as("at");
		Api.Client taxud = this.api.as("taxud");
		try (EventStream stream = EventStream.open(austria, VALUES, Map.of("year", year()));
				EventStream all = EventStream.open(taxud, VALUES, Map.of("year", year()))) {
			record(taxud, 3);
			assertThat(all.next()).contains("\"code\":\"0.1\"", "\"value\":{\"value\":3");
			define(taxud, "Cases found");
			assertThat(stream.next()).startsWith("next {\"data\":{\"indicatorChanged\":")
				.contains("\"code\":\"9.1\"", "\"title\":\"Cases found\"", "\"value\":null");
		}
	}

	@Test
	void aRecordedValueAndItsAssessmentAreTold() {
		Api.Client taxud = this.api.as("taxud");
		try (EventStream stream = EventStream.open(taxud, VALUES, Map.of("year", year(), "code", "0.1"))) {
			record(taxud, 3);
			assertThat(stream.next()).contains("\"value\":{\"value\":3");
			record(taxud, 2);
			assertThat(stream.next()).contains("\"value\":{\"value\":2");
		}
	}

	private void report(Api.Client austria, String module) {
		assertThat(austria
			.operation("report-uptake",
					Api.input("country", "AT", "year", year(), "trainingModule", module, "trainees", 5))
			.codes()).isEmpty();
	}

	private void record(Api.Client taxud, int value) {
		assertThat(taxud.operation("record-indicator-value", Api.input("code", "0.1", "year", year(), "value", value))
			.codes()).isEmpty();
	}

	private static void define(Api.Client taxud, String title) {
		assertThat(taxud
			.operation("define-indicator",
					Api.input("code", "9.1", "objective", 9, "title", title, "source", "EC", "unit", "COUNT",
							"targetKind", "TEXT", "targetText", "N/A"))
			.codes()).isEmpty();
	}

	private int year() {
		return Year.now(this.clock).getValue();
	}

}
