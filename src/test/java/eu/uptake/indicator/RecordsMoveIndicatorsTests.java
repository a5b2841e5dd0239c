package eu.uptake.indicator;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One more record moves the rows it belongs to, and no other.
 */
@UptakeTest
class RecordsMoveIndicatorsTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Test
	void anUptakeMovesTheModulesUsedAndTheOfficialsTrained() {
		Api.Client austria = this.api.as("at");
		Map<String, Object> before = values();
		report(austria, "VAT", 120);
		assertThat(moved(before)).as("a draft").isEmpty();
		austria.operation("submit-return", Api.input("country", "AT", "year", year()));
		assertThat(moved(before)).isEqualTo(Map.of("4.1", List.of(1.0, false), "4.6", List.of(120.0, false)));
		report(austria, "EMCS", null);
		assertThat(moved(before)).isEqualTo(Map.of("4.1", List.of(2.0, false), "4.6", List.of(120.0, true)));
	}

	@Test
	void aResponseMovesTheScoreOfItsAudience() {
		Map<String, Object> before = values();
		respond("CUSTOMS_OFFICIAL", 81.25);
		assertThat(moved(before)).isEqualTo(Map.of("4.2", List.of(81.3, false)));
		respond("ECONOMIC_OPERATOR", 60.0);
		respond("OTHER_USER", 71.0);
		assertThat(moved(before)).isEqualTo(Map.of("4.2", List.of(81.3, false), "5.2", List.of(65.5, false)));
	}

	@Test
	void aSessionMovesTheFourRowsOnItTrainings() {
		Map<String, Object> before = values();
		String day = LocalDate.now(this.clock).toString();
		assertThat(this.api.as("taxud")
			.operation("record-training-session",
					Api.input("id", UUID.randomUUID().toString(), "system", "ICS2", "title", "How to use it",
							"startsOn", day, "endsOn", day, "host", "AT", "participants",
							List.of(Map.of("country", "AT", "officials", 5), Map.of("country", "DE", "officials", 4)),
							"feedback",
							Map.of("metExpectations", Map.of("fully", 2, "largely", 3, "partly", 3), "useful",
									Map.of("veryUseful", 7, "notUseful", 1))))
			.codes()).isEmpty();
		assertThat(moved(before)).isEqualTo(Map.of("4.3", List.of(9.0, false), "4.4", List.of(63.0, false), "4.5",
				List.of(88.0, false), "4.7", List.of(1.0, false)));
	}

	@Test
	void aDownloadMovesTheDownloads() {
		Map<String, Object> before = values();
		String line = "192.0.2.1 - - [%s] \"GET /elearning/vat/en/vat.zip HTTP/1.1\" 200 5 \"-\" \"Mozilla/5.0 (X11; Linux) Firefox/45.0\"\n"
			.formatted(DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ROOT)
				.format(OffsetDateTime.of(year(), 1, 15, 12, 0, 0, 0, ZoneOffset.UTC)));
		assertThat(this.api.as("ingest")
			.send("/api/access-logs/january.log", (request) -> request.PUT(BodyPublishers.ofString(line)))
			.statusCode()).isEqualTo(200);
		assertThat(moved(before)).isEqualTo(Map.of("5.1", List.of(1.0, false)));
	}

	@Test
	void aNewModuleMovesTheModulesProducedAndItsRetirementNothing() {
		Map<String, Object> before = values();
		Api.Client taxud = this.api.as("taxud");
		taxud.operation("define-training-module",
				Api.input("code", "REX", "title", "REX", "programme", "General", "producedOn", year() + "-01-01"));
		assertThat(moved(before)).isEqualTo(Map.of("4.8", List.of(31.0, false)));
		taxud.operation("retire-training-module", Api.input("code", "REX", "retiredOn", year() + "-01-02"));
		taxud.operation("retire-training-module", Api.input("code", "VAT", "retiredOn", "2015-12-31"));
		assertThat(moved(before)).isEqualTo(Map.of("4.8", List.of(31.0, false)));
	}

	@Test
	void submittedReturnsCountUntilTheirYearIsPublished() {
		Api.Client taxud = this.api.as("taxud");
		Map<String, Object> at2016 = Api.input("country", "AT", "year", 2016, "reason", "Look again");
		int austrias = this.api.anonymous()
			.run("{ nationalReturn(country: \"AT\", year: 2016) { uptakes { trainees } } }")
			.<List<Object>>get("nationalReturn.uptakes")
			.size();
		assertThat(austrias).isPositive();
		taxud.operation("reopen-year", Api.input("year", 2016, "reason", "Austria has erred"));
		taxud.operation("send-back-return", at2016);
		assertThat(modulesUsed(taxud, 2016)).isEqualTo(305.0 - austrias);
		this.api.as("at").operation("submit-return", at2016);
		assertThat(modulesUsed(taxud, 2016)).isEqualTo(305.0);
		taxud.operation("lock-year", Api.input("year", 2016));
		assertThat(modulesUsed(taxud, 2016)).isEqualTo(305.0);
		taxud.operation("publish-year", Api.input("year", 2016));
		assertThat(modulesUsed(taxud, 2016)).isEqualTo(305.0 - austrias);
		assertThat(modulesUsed(this.api.anonymous(), 2016)).isEqualTo(305.0 - austrias);
	}

	@Test
	void aScoreThatWouldTellWhatFewSaidIsShownToTaxudOnly() {
		respond("CUSTOMS_OFFICIAL", 81.0);
		Api.Client taxud = this.api.as("taxud");
		taxud.operation("lock-year", Api.input("year", year()));
		taxud.operation("publish-year", Api.input("year", year()));
		Map<String, Object> row = Map.of("code", "4.2", "year", year());
		Api.Answer seen = this.api.anonymous().operation("indicator", row);
		assertThat(seen.<Object>get("indicator.values[0].value")).isNull();
		assertThat(seen.<Object>get("indicator.evidence.unrounded")).isNull();
		assertThat(seen.<List<String>>get("indicator.evidence.counts[*].name")).containsExactly("responses");
		assertThat(taxud.operation("indicator", row).<Double>get("indicator.values[0].value")).isEqualTo(81);
	}

	@Test
	void aYearBeforeThatIsntPublishedIsNotCompared() {
		Api.Client taxud = this.api.as("taxud");
		taxud.operation("reopen-year", Api.input("year", 2015, "reason", "Errors"));
		Map<String, Object> row = Map.of("code", "4.1", "year", 2016);
		Api.Answer seen = this.api.anonymous().operation("indicator", row);
		assertThat(seen.<String>get("indicator.assessment")).isEqualTo("NOT_ASSESSED");
		assertThat(seen.<String>get("indicator.assessmentText"))
			.isEqualTo("The value is compared with that of 2015, which isn't published.");
		assertThat(taxud.operation("indicator", row).<String>get("indicator.assessment")).isEqualTo("MET");
	}

	private static Object modulesUsed(Api.Client client, int year) {
		return client.operation("indicator", Map.of("code", "4.1", "year", year)).get("indicator.values[0].value");
	}

	private void report(Api.Client client, String module, Integer trainees) {
		assertThat(client
			.operation("report-uptake",
					Api.input("country", "AT", "year", year(), "trainingModule", module, "trainees", trainees))
			.codes()).isEmpty();
	}

	private void respond(String audience, double score) {
		assertThat(this.api.anonymous()
			.operation("submit-survey-response",
					Api.input("id", UUID.randomUUID().toString(), "trainingModule", "VAT", "country", "AT", "audience",
							audience, "completedOn", LocalDate.now(this.clock).toString(), "relevance", score))
			.codes()).isEmpty();
	}

	// Every value of every year: what is compared is all there is.
	private Map<String, Object> values() {
		Map<String, Object> values = new TreeMap<>();
		this.api.as("taxud")
			.run("{ indicators(year: %d) { code values { year value isMinimum } } }".formatted(year()))
			.<List<Map<String, Object>>>get("indicators")
			.forEach((row) -> values.put((String) row.get("code"), row.get("values")));
		assertThat(values).hasSize(82);
		return values;
	}

	// The current year's value of the rows that have moved; other years' mustn't.
	@SuppressWarnings("unchecked")
	private Map<String, Object> moved(Map<String, Object> before) {
		Map<String, Object> moved = new HashMap<>();
		values().forEach((code, values) -> {
			List<Map<String, Object>> now = (List<Map<String, Object>>) values;
			List<Map<String, Object>> then = (List<Map<String, Object>>) before.get(code);
			if (!now.equals(then)) {
				assertThat(now.subList(0, now.size() - 1)).isEqualTo(then.subList(0, then.size() - 1));
				Map<String, Object> last = now.get(now.size() - 1);
				assertThat(last).containsEntry("year", year());
				moved.put(code, List.of(last.get("value"), last.get("isMinimum")));
			}
		});
		return moved;
	}

	private int year() {
		return LocalDate.now(this.clock).getYear();
	}

}
