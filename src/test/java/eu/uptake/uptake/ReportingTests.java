package eu.uptake.uptake;

import java.time.Clock;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ReportingTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	private int year;

	private Api.Client austria;

	private Api.Client taxud;

	@BeforeEach
	void signIn() {
		this.year = Year.now(this.clock).getValue();
		this.austria = this.api.as("at");
		this.taxud = this.api.as("taxud");
	}

	@Test
	void oneMoreUptakeChangesExactlyThatCountrysAndThatModulesRow() {
		this.api.as("de").operation("report-uptake", uptake("DE", "VAT", 7));
		Map<String, Object> all = Map.of("filter", Map.of("statuses", List.of("DRAFT", "ACCEPTED")));
		Map<String, Map<String, Object>> before = rows(this.taxud.operation("uptake-by", all));
		this.austria.operation("report-uptake", uptake("AT", "UCC-L1", 12));
		Map<String, Map<String, Object>> after = rows(this.taxud.operation("uptake-by", all));
		assertThat(after.keySet()).isEqualTo(before.keySet());
		after.keySet().removeIf((key) -> after.get(key).equals(before.get(key)));
		assertThat(after.keySet()).containsExactlyInAnyOrder("AT", "UCC-L1", String.valueOf(this.year));
		assertThat(after.get("AT").get("modulesUsed")).isEqualTo((Integer) before.get("AT").get("modulesUsed") + 1);
	}

	@Test
	void aCoordinatorReportsForNoOtherCountryAndAnonymousForNone() {
		assertThat(this.austria.operation("report-uptake", uptake("DE", "VAT", 7)).classifications())
			.containsExactly("FORBIDDEN");
		assertThat(this.api.anonymous().operation("report-uptake", uptake("AT", "VAT", 7)).classifications())
			.containsExactly("UNAUTHORIZED");
		assertThat(this.taxud.operation("report-uptake", uptake("AT", "VAT", 7)).classifications())
			.containsExactly("FORBIDDEN");
		assertThat(status("AT")).isEqualTo("NOT_STARTED");
		assertThat(status("DE")).isEqualTo("NOT_STARTED");
	}

	@Test
	void submittingAndAcceptingMayBeGivenAReason() {
		Map<String, Object> input = new HashMap<>(Map.of("country", "AT", "year", this.year));
		input.put("reason", "x".repeat(1_001));
		assertThat(this.austria.operation("submit-return", Map.of("input", input)).codes()).containsExactly("TOO_LONG");
		input.put("reason", " Complete, but for\nVienna ");
		assertThat(this.austria.operation("submit-return", Map.of("input", input)).codes()).isEmpty();
		input.put("reason", " ");
		assertThat(this.taxud.operation("accept-return", Map.of("input", input)).codes()).isEmpty();
		Answer found = this.austria
			.run("{ nationalReturn(country: \"AT\", year: %d) { changes { reason summary } } }".formatted(this.year));
		assertThat(found.<List<Object>>get("nationalReturn.changes[*].reason"))
			.containsExactly("Complete, but for\nVienna", null);
		assertThat(found.<List<String>>get("nationalReturn.changes[*].summary"))
			.containsExactly("Submitted the return: Complete, but for\nVienna", "Accepted the return");
	}

	@Test
	void aNoteThatNoScreenCanShowIsRefused() {
		Map<String, Object> input = new HashMap<>(
				Map.of("country", "AT", "year", this.year, "trainingModule", "VAT", "note", "Bell\u0007"));
		Answer answer = this.austria.operation("report-uptake", Map.of("input", input));
		assertThat(answer.codes()).containsExactly("INVALID");
		assertThat(answer.<List<String>>get("reportUptake.errors[0].path")).containsExactly("input", "note");
	}

	@Test
	void aReturnGoesFromReportToAcceptance() {
		this.austria.operation("report-uptake", uptake("AT", "VAT", 7));
		this.austria.operation("report-uptake", uptake("AT", "EORI", null));
		this.austria.operation("withdraw-uptake",
				Api.input("country", "AT", "year", this.year, "trainingModule", "EORI"));
		this.austria.operation("submit-return", Api.input("country", "AT", "year", this.year));
		this.taxud.operation("send-back-return",
				Api.input("country", "AT", "year", this.year, "reason", " Only 7? ", "expectedVersion", 4));
		this.austria.operation("report-uptake", uptake("AT", "VAT", 70));
		this.austria.operation("submit-return", Api.input("country", "AT", "year", this.year));
		Answer accepted = this.taxud.operation("accept-return",
				Api.input("country", "AT", "year", this.year, "expectedVersion", 7));
		assertThat(accepted.<String>get("acceptReturn.nationalReturn.status")).isEqualTo("ACCEPTED");
		Answer found = this.austria.operation("national-return", Map.of("country", "AT", "year", this.year));
		assertThat(found.<Integer>get("nationalReturn.version")).isEqualTo(8);
		assertThat(found.<List<String>>get("nationalReturn.changes[*].action")).containsExactly("REPORTED", "REPORTED",
				"WITHDRAWN", "SUBMITTED", "SENT_BACK", "CHANGED", "SUBMITTED", "ACCEPTED");
		assertThat(found.<List<String>>get("nationalReturn.changes[*].by")).containsExactly("at", "at", "at", "at",
				"taxud", "at", "at", "taxud");
		assertThat(found.<String>get("nationalReturn.changes[4].reason")).isEqualTo("Only 7?");
		assertThat(found.<Integer>get("nationalReturn.changes[5].before.trainees")).isEqualTo(7);
		assertThat(found.<Integer>get("nationalReturn.changes[5].after.trainees")).isEqualTo(70);
		assertThat(this.austria.operation("report-uptake", uptake("AT", "VAT", 71)).codes())
			.containsExactly("WRONG_STATUS");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			AT, UCC-L9, 0,  1,        -,    UNKNOWN_MODULE
			AT, UCC-L1, -9, 1,        -,    MODULE_NOT_AVAILABLE
			AT, VAT,    0,  -1,       -,    OUT_OF_RANGE
			AT, VAT,    0,  10000001, -,    OUT_OF_RANGE
			AT, VAT,    1,  1,        -,    YEAR_NOT_OPEN
			AT, VAT,    2,  1,        -,    YEAR_OUT_OF_RANGE
			AT, VAT,    -1, 1,        -,    YEAR_NOT_OPEN
			AT, VAT,    0,  1,        1,    STALE_VERSION
			XX, VAT,    0,  1,        -,    UNKNOWN_COUNTRY
			""")
	void refusesWithACodeAndWritesNothing(String country, String module, int yearsAhead, Integer trainees,
			Integer expectedVersion, String code) {
		Map<String, Object> input = new HashMap<>(Map.of("country", country, "year",
				(yearsAhead == -9) ? 2015 : this.year + yearsAhead, "trainingModule", module, "trainees", trainees));
		input.put("expectedVersion", expectedVersion);
		Answer answer = this.austria.operation("report-uptake", Map.of("input", input));
		assertThat(answer.codes()).containsExactly(code);
		assertThat(status("AT")).isEqualTo("NOT_STARTED");
	}

	@Test
	void saysEveryThingThatIsWrongAtOnceAndWhere() {
		Answer answer = this.austria.operation("report-uptake", Api.input("country", "AT", "year", 2013,
				"trainingModule", "NONE", "trainees", -1, "note", "x".repeat(501)));
		assertThat(answer.<List<List<String>>>get("reportUptake.errors[*].path")).containsExactly(
				List.of("input", "country"), List.of("input", "year"), List.of("input", "trainingModule"),
				List.of("input", "trainees"), List.of("input", "note"));
		assertThat(answer.codes()).containsExactly("NOT_A_PARTICIPANT", "YEAR_OUT_OF_RANGE", "UNKNOWN_MODULE",
				"OUT_OF_RANGE", "TOO_LONG");
	}

	@Test
	void theSecondMutationOfARequestAnswersWithWhatItChanged() {
		String report = """
				reportUptake(input: { country: "AT", year: %d, trainingModule: "VAT", trainees: %d }) {
					nationalReturn { country { nationalReturn(year: %1$d) { version } } }
				}
				""";
		Answer answer = this.austria.run("mutation { first: %s second: %s }".formatted(report.formatted(this.year, 1),
				report.formatted(this.year, 2)));
		assertThat(answer.<Integer>get("first.nationalReturn.country.nationalReturn.version")).isEqualTo(1);
		assertThat(answer.<Integer>get("second.nationalReturn.country.nationalReturn.version")).isEqualTo(2);
	}

	@Test
	void acceptsOnlyAsciiAsACountrysCode() {
		Answer answer = this.austria.run("{ uptakeTotals(filter: { countries: [\"\\u0131t\"] }) { modulesUsed } }");
		assertThat(answer.classifications()).containsExactly("BAD_REQUEST");
	}

	@Test
	void acceptsIsosCodesAsInput() {
		Answer answer = this.api.as("el").operation("report-uptake", uptake("gr", "VAT", 7));
		assertThat(answer.codes()).isEmpty();
		assertThat(status("EL")).isEqualTo("DRAFT");
	}

	@Test
	void aCountryThatHasLeftTakesPartNoMore() {
		assertThat(this.api.as("uk").operation("report-uptake", uptake("GB", "VAT", 7)).codes())
			.containsExactly("NOT_A_PARTICIPANT");
	}

	@Test
	void aRetiredModuleKeepsItsHistoryAndTakesNothingNew() {
		this.taxud.operation("retire-training-module",
				Api.input("code", "VAT", "retiredOn", (this.year - 1) + "-06-30"));
		assertThat(this.austria.operation("report-uptake", uptake("AT", "VAT", 7)).codes())
			.containsExactly("MODULE_NOT_AVAILABLE");
		Answer totals = this.api.anonymous().operation("uptake-totals", Map.of("years", List.of(2016)));
		assertThat(totals.<Integer>get("uptakeTotals.modulesUsed")).isEqualTo(305);
	}

	@Test
	void aLockedYearTakesNoReportsAndAPublishedOneNoReview() {
		this.austria.operation("report-uptake", uptake("AT", "VAT", 7));
		this.austria.operation("submit-return", Api.input("country", "AT", "year", this.year));
		this.taxud.operation("lock-year", Api.input("year", this.year));
		assertThat(this.austria.operation("report-uptake", uptake("AT", "VAT", 8)).codes())
			.containsExactly("YEAR_NOT_OPEN");
		assertThat(this.api.as("de").operation("submit-return", Api.input("country", "DE", "year", this.year)).codes())
			.containsExactly("YEAR_NOT_OPEN");
		assertThat(this.taxud.operation("accept-return", Api.input("country", "AT", "year", this.year)).codes())
			.isEmpty();
		this.taxud.operation("publish-year", Api.input("year", this.year));
		assertThat(this.taxud
			.operation("send-back-return", Api.input("country", "AT", "year", this.year, "reason", "Too late"))
			.codes()).containsExactly("YEAR_NOT_OPEN");
		assertThat(this.api.anonymous()
			.operation("uptake-totals", Map.of("years", List.of(this.year)))
			.<Integer>get("uptakeTotals.modulesUsed")).isEqualTo(1);
	}

	@Test
	void aReturnSentBackInALockedYearIsCorrectedAndNoOtherOne() {
		for (String country : List.of("AT", "DE", "FR")) {
			Api.Client coordinator = this.api.as(country.toLowerCase(Locale.ROOT));
			coordinator.operation("report-uptake", uptake(country, "VAT", 7));
			coordinator.operation("submit-return", Api.input("country", country, "year", this.year));
		}
		Api.Client france = this.api.as("fr");
		sendBack("FR");
		this.taxud.operation("lock-year", Api.input("year", this.year));
		assertThat(this.austria.operation("report-uptake", uptake("AT", "VAT", 8)).codes())
			.containsExactly("YEAR_NOT_OPEN");
		assertThat(sendBack("AT").codes()).isEmpty();
		assertThat(this.austria.operation("report-uptake", uptake("AT", "VAT", 8)).codes()).isEmpty();
		assertThat(this.austria
			.operation("withdraw-uptake", Api.input("country", "AT", "year", this.year, "trainingModule", "VAT"))
			.codes()).isEmpty();
		assertThat(this.api.as("de").operation("report-uptake", uptake("DE", "VAT", 8)).codes())
			.containsExactly("YEAR_NOT_OPEN");
		Map<String, Object> austrian = Api.input("country", "AT", "year", this.year);
		assertThat(this.austria.operation("submit-return", austrian).codes()).isEmpty();
		assertThat(this.austria.operation("report-uptake", uptake("AT", "VAT", 9)).codes())
			.containsExactly("YEAR_NOT_OPEN");
		assertThat(this.taxud.operation("accept-return", austrian).codes()).isEmpty();
		// Sent back before the lock, which has ended that.
		assertThat(france.operation("report-uptake", uptake("FR", "VAT", 8)).codes()).containsExactly("YEAR_NOT_OPEN");
		assertThat(sendBack("FR").codes()).isEmpty();
		assertThat(sendBack("FR").codes()).containsExactly("WRONG_STATUS");
		assertThat(france.operation("report-uptake", uptake("FR", "VAT", 8)).codes()).isEmpty();
		this.taxud.operation("reopen-year", Api.input("year", this.year, "reason", "Why not?"));
		this.taxud.operation("lock-year", Api.input("year", this.year));
		assertThat(france.operation("report-uptake", uptake("FR", "VAT", 9)).codes()).containsExactly("YEAR_NOT_OPEN");
	}

	private Answer sendBack(String country) {
		return this.taxud.operation("send-back-return",
				Api.input("country", country, "year", this.year, "reason", "Only 7?"));
	}

	private String status(String country) {
		return this.taxud.operation("national-return", Map.of("country", country, "year", this.year))
			.get("nationalReturn.status");
	}

	private Map<String, Object> uptake(String country, String module, Integer trainees) {
		return Api.input("country", country, "year", this.year, "trainingModule", module, "trainees", trainees);
	}

	private static Map<String, Map<String, Object>> rows(Answer answer) {
		Map<String, Map<String, Object>> rows = new HashMap<>();
		answer.<List<Map<String, Object>>>get("uptakeByCountry")
			.forEach((row) -> rows.put((String) ((Map<?, ?>) row.get("country")).get("code"), row));
		answer.<List<Map<String, Object>>>get("uptakeByModule")
			.forEach((row) -> rows.put((String) ((Map<?, ?>) row.get("trainingModule")).get("code"), row));
		answer.<List<Map<String, Object>>>get("uptakeByYear")
			.forEach((row) -> rows.put(String.valueOf(row.get("year")), row));
		return rows;
	}

}
