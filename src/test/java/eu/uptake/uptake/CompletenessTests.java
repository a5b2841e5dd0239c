package eu.uptake.uptake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@UptakeTest
class CompletenessTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private StoreCommands storeCommands;

	private int year;

	private Api.Client taxud;

	@BeforeEach
	void signIn() {
		this.year = Year.now(this.clock).getValue();
		this.taxud = this.api.as("taxud");
	}

	@Test
	void seededYearsAreCompleteAndNobodyKnowsWhetherInTime() {
		for (int published : List.of(2014, 2015, 2016)) {
			int expected = (published == 2014) ? 33 : 34;
			assertThat(completeness(this.api.anonymous(), published))
				.isEqualTo(counts(expected, expected, expected, 0, 0, 0, expected, List.of()));
		}
	}

	@Test
	void countsEachReturnByWhereItStandsAndWhenItWasFirstSubmitted() {
		dueOn(LocalDate.of(this.year, 6, 30));
		// The last and the first moment in Brussels.
		insert("BE", ReturnStatus.SUBMITTED, this.year + "-06-30T21:59:59Z");
		insert("BG", ReturnStatus.SUBMITTED, this.year + "-06-30T22:00:00Z");
		insert("CZ", ReturnStatus.ACCEPTED, this.year + "-01-01T00:00:00Z");
		insert("DK", ReturnStatus.ACCEPTED, null);
		insert("DE", ReturnStatus.SENT_BACK, this.year + "-01-01T00:00:00Z");
		insert("EE", ReturnStatus.DRAFT, null);
		insert("IE", ReturnStatus.NOT_STARTED, null);
		Map<String, Object> found = completeness(this.taxud, this.year);
		@SuppressWarnings("unchecked")
		List<Map<String, Object>> missing = (List<Map<String, Object>>) found.get("countriesMissing");
		assertThat(found).isEqualTo(counts(33, 6, 4, 2, 1, 29, 2, missing));
		assertThat(missing).extracting((country) -> country.get("code"))
			.startsWith("DE", "EE", "IE", "EL")
			.endsWith("RS", "TR")
			.hasSize(29);
		List<Map<String, Object>> returns = this.taxud
			.operation("national-returns",
					Map.of("year", this.year, "statuses", List.of("SUBMITTED", "ACCEPTED", "SENT_BACK", "DRAFT")))
			.get("nationalReturns");
		assertThat(returns)
			.extracting((each) -> ((Map<?, ?>) each.get("country")).get("code"), (each) -> each.get("onTime"))
			.containsExactly(tuple("BE", true), tuple("BG", false), tuple("CZ", true), tuple("DK", null),
					tuple("DE", true), tuple("EE", null));
	}

	@Test
	void aCorrectionAfterTheDueDateIsNotLate() {
		Map<String, Object> austria = Api.input("country", "AT", "year", this.year);
		this.api.as("at").operation("submit-return", austria);
		this.mongo.updateFirst(austrian(),
				Update.update("firstSubmittedAt", Instant.parse((this.year - 1) + "-12-01T00:00:00Z")), "returns");
		this.taxud.operation("send-back-return", Api.input("country", "AT", "year", this.year, "reason", "Why?"));
		dueOn(LocalDate.of(this.year - 1, 12, 31));
		this.api.as("at").operation("submit-return", austria);
		assertThat(completeness(this.taxud, this.year)).containsEntry("onTime", 1).containsEntry("late", 0);
		dueOn(LocalDate.of(this.year - 1, 11, 30));
		assertThat(completeness(this.taxud, this.year)).containsEntry("onTime", 0).containsEntry("late", 1);
	}

	@Test
	void ofAYearThatIsNotPublishedCoordinatorsSeeTheCountsAndTheRestNothing() {
		this.api.as("at").operation("submit-return", Api.input("country", "AT", "year", this.year));
		assertThat(completeness(this.api.as("de"), this.year)).containsEntry("submitted", 1)
			.containsEntry("missing", 32)
			.containsEntry("countriesMissing", null);
		for (Api.Client outsider : List.of(this.api.anonymous(), this.api.as("operator"), this.api.as("ingest"))) {
			assertThat(completeness(outsider, this.year)).isNull();
		}
		this.taxud.operation("accept-return", Api.input("country", "AT", "year", this.year));
		this.taxud.operation("lock-year", Api.input("year", this.year));
		this.taxud.operation("publish-year", Api.input("year", this.year));
		assertThat(completeness(this.api.anonymous(), this.year)).containsEntry("accepted", 1)
			.hasEntrySatisfying("countriesMissing", (missing) -> assertThat((List<?>) missing).hasSize(32));
	}

	@Test
	void isCountedForAllYearsInAsManyCommandsAsForOne() {
		List<String> one = this.storeCommands
			.during(() -> this.taxud.operation("reporting-year", Map.of("year", 2016)));
		List<String> all = this.storeCommands.during(() -> {
			Answer answer = this.taxud.operation("reporting-years", Map.of());
			assertThat(answer.<List<Integer>>get("reportingYears[*].completeness.expected")).containsExactly(33, 34, 34,
					33);
		});
		String years = "'reportingYears'";
		assertThat(all.stream().filter((command) -> !command.contains(years)))
			.hasSameSizeAs(one.stream().filter((command) -> !command.contains(years)).toList())
			.hasSize(1);
	}

	private void dueOn(LocalDate date) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(this.year)), Update.update("dueOn", date),
				"reportingYears");
	}

	private void insert(String country, ReturnStatus status, String submittedAt) {
		Instant moment = (submittedAt != null) ? Instant.parse(submittedAt) : null;
		this.mongo.insert(new NationalReturn(NationalReturn.id(country, this.year), country, this.year, 1, status,
				List.of(), List.of(), moment, moment, null, null, null, null));
	}

	private Query austrian() {
		return Query.query(Criteria.where("_id").is(NationalReturn.id("AT", this.year)));
	}

	private static Map<String, Object> completeness(Api.Client client, int of) {
		return client.operation("reporting-year", Map.of("year", of)).get("reportingYear.completeness");
	}

	private static Map<String, Object> counts(int expected, int started, int submitted, int onTime, int late,
			int missing, int accepted, List<?> countriesMissing) {
		return Map.of("expected", expected, "started", started, "submitted", submitted, "onTime", onTime, "late", late,
				"missing", missing, "accepted", accepted, "countriesMissing", countriesMissing);
	}

}
