package eu.uptake.uptake;

import java.time.Clock;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ReturnWarningTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private StoreCommands storeCommands;

	private int year;

	private Api.Client austria;

	private Api.Client taxud;

	@BeforeEach
	void austriaReports() {
		this.year = Year.now(this.clock).getValue();
		this.austria = this.api.as("at");
		this.taxud = this.api.as("taxud");
		this.mongo.insert(NationalReturn.accepted("AT", this.year - 1,
				List.of(new Uptake("EORI", 10, null), new Uptake("VAT", 10, null))));
		report("VAT", 31);
		report("EMCS", null);
	}

	@Test
	void standBeforeAndAfterSubmittingAndDoNotHinderAcceptance() {
		List<String> expected = List.of("TRAINEES_UNKNOWN EMCS", "MODULE_DROPPED EORI", "TRAINEES_JUMP VAT");
		assertThat(warnings(this.austria)).isEqualTo(expected);
		assertThat(this.austria.operation("submit-return", Api.input("country", "AT", "year", this.year)).codes())
			.isEmpty();
		assertThat(warnings(this.taxud)).isEqualTo(expected);
		assertThat(this.taxud.operation("accept-return", Api.input("country", "AT", "year", this.year)).codes())
			.isEmpty();
		assertThat(warnings(this.taxud)).isEqualTo(expected);
	}

	@Test
	void goWithTheirReason() {
		report("VAT", 30);
		report("EORI", 10);
		report("EMCS", 0);
		assertThat(warnings(this.austria)).containsExactly("ZERO_TRAINEES EMCS");
	}

	@Test
	void aNumberFarFromTheOthersIsAnOutlierOnceEnoughOfThemHaveSubmitted() {
		List<String> others = List.of("BE", "BG", "CZ", "DK", "DE");
		for (int i = 0; i < others.size(); i++) {
			insert(others.get(i), (i < 4) ? ReturnStatus.SUBMITTED : ReturnStatus.DRAFT, i);
		}
		report("EMCS", 5_000);
		assertThat(warnings(this.austria)).doesNotContain("OUTLIER EMCS");
		assertThat(this.api.as("de").operation("submit-return", Api.input("country", "DE", "year", this.year)).codes())
			.isEmpty();
		assertThat(warnings(this.austria)).contains("OUTLIER EMCS");
	}

	@Test
	void anAnswerIsShownAsLongAsItsNumberStands() {
		Answer answer = this.austria.operation("answer-warning", answer("TRAINEES_JUMP", "VAT", " A new law "));
		assertThat(answer.codes()).isEmpty();
		assertThat(answer.<Integer>get("answerWarning.nationalReturn.version")).isEqualTo(3);
		assertThat(answer.<List<Map<String, Object>>>get("answerWarning.nationalReturn.warnings[*].answer"))
			.containsExactly(null, null, Map.of("note", "A new law", "by", "at", "outdated", false));
		assertThat(this.austria.operation("answer-warning", answer("TRAINEES_JUMP", "VAT", "A new law"))
			.<Integer>get("answerWarning.nationalReturn.version")).isEqualTo(3);
		report("VAT", 40);
		assertThat(answers(this.taxud)).containsExactly(Map.of("note", "A new law", "outdated", true));
		this.austria.operation("answer-warning", answer("TRAINEES_JUMP", "VAT", "Two new laws"));
		assertThat(answers(this.taxud)).containsExactly(Map.of("note", "Two new laws", "outdated", false));
		report("VAT", 11);
		assertThat(answers(this.taxud)).isEmpty();
		Answer found = this.austria.operation("national-return", Map.of("country", "AT", "year", this.year));
		assertThat(found.<List<String>>get("nationalReturn.changes[*].summary")).containsExactly("VAT: 31 trainees",
				"EMCS: used, number not known", "Answered the warning TRAINEES_JUMP of VAT: A new law",
				"VAT: 40 trainees, was 31 trainees", "Answered the warning TRAINEES_JUMP of VAT: Two new laws",
				"VAT: 11 trainees, was 40 trainees");
	}

	@Test
	void whatCannotBeAnsweredIsRefused() {
		assertThat(codes(answer("OUTLIER", "VAT", "Why not?"))).containsExactly("NO_SUCH_WARNING");
		assertThat(codes(answer("TRAINEES_JUMP", "NONE", "Why not?"))).containsExactly("UNKNOWN_MODULE");
		assertThat(codes(answer("TRAINEES_JUMP", "VAT", " "))).containsExactly("REQUIRED");
		assertThat(codes(answer("TRAINEES_JUMP", "VAT", "x".repeat(501)))).containsExactly("TOO_LONG");
		Map<String, Object> stale = new HashMap<>(input(answer("TRAINEES_JUMP", "VAT", "A new law")));
		stale.put("expectedVersion", 1);
		assertThat(codes(Map.of("input", stale))).containsExactly("STALE_VERSION");
		this.taxud.operation("lock-year", Api.input("year", this.year));
		assertThat(codes(answer("TRAINEES_JUMP", "VAT", "A new law"))).containsExactly("YEAR_NOT_OPEN");
		assertThat(this.api.as("de").operation("answer-warning", answer("TRAINEES_JUMP", "VAT", "x")).classifications())
			.containsExactly("FORBIDDEN");
	}

	@Test
	void areNotForOthersToSee() {
		String query = "{ nationalReturn(country: \"AT\", year: 2016) { warnings { code } } }";
		for (Api.Client outsider : List.of(this.api.anonymous(), this.api.as("de"), this.api.as("operator"))) {
			assertThat(outsider.run(query).<Object>get("nationalReturn.warnings")).isNull();
		}
		for (Api.Client insider : List.of(this.taxud, this.austria)) {
			assertThat(insider.run(query).<List<?>>get("nationalReturn.warnings")).isNotEmpty();
		}
	}

	@Test
	void areWorkedOutForAllReturnsInAsManyCommandsAsForOne() {
		String one = "{ nationalReturn(country: \"AT\", year: 2016) { warnings { code trainingModule { code } } } }";
		String all = "{ nationalReturns(year: 2016) { warnings { code trainingModule { code } } } }";
		List<String> forOne = this.storeCommands.during(() -> this.taxud.run(one));
		List<String> forAll = this.storeCommands.during(() -> this.taxud.run(all));
		assertThat(forAll).hasSameSizeAs(forOne).hasSize(3);
	}

	private void report(String module, Integer trainees) {
		assertThat(
				this.austria
					.operation("report-uptake",
							Api.input("country", "AT", "year", this.year, "trainingModule", module, "trainees",
									trainees))
					.codes())
			.isEmpty();
	}

	private void insert(String country, ReturnStatus status, int trainees) {
		this.mongo.insert(new NationalReturn(NationalReturn.id(country, this.year), country, this.year, 1, status,
				List.of(new Uptake("EMCS", trainees, null)), List.of(), null, null, null, null, null, null));
	}

	private Map<String, Object> answer(String code, String module, String note) {
		return Api.input("country", "AT", "year", this.year, "code", code, "trainingModule", module, "note", note);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> input(Map<String, Object> variables) {
		return (Map<String, Object>) variables.get("input");
	}

	private List<String> codes(Map<String, Object> variables) {
		return this.austria.operation("answer-warning", variables).codes();
	}

	private List<String> warnings(Api.Client client) {
		Answer found = client.operation("national-return", Map.of("country", "AT", "year", this.year));
		return found.<List<Map<String, Object>>>get("nationalReturn.warnings")
			.stream()
			.map((warning) -> warning.get("code") + " " + ((Map<?, ?>) warning.get("trainingModule")).get("code"))
			.toList();
	}

	private List<Map<String, Object>> answers(Api.Client client) {
		return client.operation("warnings", Map.of("year", this.year, "statuses", List.of("DRAFT")))
			.<List<Map<String, Object>>>get("nationalReturns[*].warnings[*].answer")
			.stream()
			.filter(Objects::nonNull)
			.toList();
	}

}
