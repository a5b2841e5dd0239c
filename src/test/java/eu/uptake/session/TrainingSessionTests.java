package eu.uptake.session;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class TrainingSessionTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private MongoOperations mongo;

	private final String id = UUID.randomUUID().toString();

	private int year;

	private Api.Client taxud;

	@BeforeEach
	void signIn() {
		this.year = Year.now(this.clock).getValue();
		this.taxud = this.api.as("taxud");
	}

	@Test
	void taxudRecordsASessionAndItCounts() {
		Answer answer = TestSessions.record(this.taxud, TestSessions.session(this.id, this.year));
		assertThat(answer.codes()).isEmpty();
		assertThat(answer.<Map<String, Object>>get("recordTrainingSession.trainingSession"))
			.containsEntry("id", this.id)
			.containsEntry("year", this.year)
			.containsEntry("status", "RECORDED")
			.containsEntry("version", 1)
			.containsEntry("system", "NCTS")
			.containsEntry("title", "Transit for beginners")
			.containsEntry("startsOn", this.year + "-01-01")
			.containsEntry("endsOn", this.year + "-01-01")
			.containsEntry("host", Map.of("code", "AT"))
			.containsEntry("officials", 8);
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 1)
			.containsEntry("officialsTrained", 8)
			.containsEntry("metExpectationsPercent", 80.0)
			.containsEntry("usefulPercent", 600.0 / 7);
		Answer shown = this.taxud.operation("training-session", Map.of("id", this.id.toUpperCase(Locale.ROOT)));
		assertThat(shown.<List<String>>get("trainingSession.changes[*].summary"))
			.containsExactly("Recorded with 8 officials");
		assertThat(shown.<String>get("trainingSession.changes[0].by")).isEqualTo("taxud");
	}

	@Test
	void participantsComeInProtocolOrderAndBlanksAroundTextsGo() {
		Map<String, Object> session = TestSessions.session(this.id, this.year);
		session.put("participants", List.of(TestSessions.participant("tr", 1), TestSessions.participant("AT", 1),
				TestSessions.participant("GR", 1)));
		session.put("system", " NCTS ");
		session.put("title", "\tTransit ");
		session.remove("feedback");
		Answer answer = TestSessions.record(this.taxud, session);
		assertThat(answer.<List<String>>get("recordTrainingSession.trainingSession.participants[*].country.code"))
			.containsExactly("EL", "AT", "TR");
		assertThat(answer.<Map<String, Object>>get("recordTrainingSession.trainingSession"))
			.containsEntry("system", "NCTS")
			.containsEntry("title", "Transit")
			.containsEntry("feedback", Map.of("metExpectations", Map.of("answers", 0), "useful", Map.of("answers", 0)));
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("metExpectationsPercent", null)
			.containsEntry("usefulPercent", null);
	}

	@Test
	void theSameSessionAgainCountsOnceAndAnotherOneWithItsIdIsRefused() {
		Map<String, Object> session = TestSessions.session(this.id, this.year);
		TestSessions.record(this.taxud, session);
		Map<String, Object> again = new HashMap<>(session);
		again.put("id", this.id.toUpperCase(Locale.ROOT));
		again.put("participants", List.of(TestSessions.participant("DE", 3), TestSessions.participant("AT", 5)));
		Answer answer = TestSessions.record(this.taxud, again);
		assertThat(answer.codes()).isEmpty();
		assertThat(answer.<Integer>get("recordTrainingSession.trainingSession.version")).isEqualTo(1);
		session.put("title", "Transit for experts");
		Answer other = TestSessions.record(this.taxud, session);
		assertThat(other.codes()).containsExactly("ALREADY_EXISTS");
		assertThat(path(other, "recordTrainingSession")).containsExactly("input", "id");
		assertThat(other.<Object>get("recordTrainingSession.trainingSession")).isNull();
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 1)
			.containsEntry("officialsTrained", 8);
	}

	@Test
	void theSameSessionAgainIsUnderstoodAfterItWasCorrectedAndAfterItsYearWasLocked() {
		Map<String, Object> session = TestSessions.session(this.id, this.year);
		TestSessions.record(this.taxud, session);
		correct(this.taxud, Map.of("title", "Corrected"));
		correct(this.taxud, Map.of("title", "Corrected twice"));
		this.taxud.operation("lock-year", Api.input("year", this.year));
		Answer answer = TestSessions.record(this.taxud, session);
		assertThat(answer.codes()).isEmpty();
		assertThat(answer.<String>get("recordTrainingSession.trainingSession.title")).isEqualTo("Corrected twice");
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 1);
	}

	@Test
	void aCorrectionReplacesWhatIsSaidAndTheHistoryKeepsIt() {
		TestSessions.record(this.taxud, TestSessions.session(this.id, this.year));
		Answer answer = correct(this.taxud,
				Map.of("expectedVersion", 1, "reason", "A slip", "title", "Transit for experts", "host", "DE",
						"participants", List.of(TestSessions.participant("DE", 4)), "feedback",
						Map.of("metExpectations", TestSessions.expectations(1, 1, 1, 1), "useful",
								TestSessions.useful(4, 0, 0, 0))));
		assertThat(answer.codes()).isEmpty();
		assertThat(answer.<Map<String, Object>>get("correctTrainingSession.trainingSession"))
			.containsEntry("version", 2)
			.containsEntry("title", "Transit for experts")
			.containsEntry("officials", 4);
		assertThat(answer.<String>get("correctTrainingSession.trainingSession.changes[1].summary"))
			.isEqualTo("Corrected title from Transit for beginners to Transit for experts; host from AT to DE;"
					+ " participants from DE:3 AT:5 to DE:4; metExpectations from 3/1/1/0 to 1/1/1/1;"
					+ " useful from 4/2/0/1 to 4/0/0/0: A slip");
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("officialsTrained", 4)
			.containsEntry("metExpectationsPercent", 50.0)
			.containsEntry("usefulPercent", 100.0);
		assertThat(correct(this.taxud, Map.of("expectedVersion", 1)).codes()).containsExactly("STALE_VERSION");
	}

	@Test
	void theSameCorrectionAgainChangesNothing() {
		TestSessions.record(this.taxud, TestSessions.session(this.id, this.year));
		correct(this.taxud, Map.of("title", "Corrected"));
		Answer again = correct(this.taxud, Map.of("title", "Corrected"));
		assertThat(again.codes()).isEmpty();
		assertThat(again.<Integer>get("correctTrainingSession.trainingSession.version")).isEqualTo(2);
		assertThat(again.<List<?>>get("correctTrainingSession.trainingSession.changes")).hasSize(2);
	}

	@Test
	void aSessionStaysInItsYear() {
		this.taxud.operation("open-year", Api.input("year", 2017));
		this.taxud.operation("open-year", Api.input("year", 2018));
		TestSessions.record(this.taxud, TestSessions.session(this.id, 2017));
		Map<String, Object> moved = TestSessions.session(this.id, 2018);
		Answer answer = this.taxud.operation("correct-training-session", Map.of("input", moved));
		assertThat(answer.codes()).containsExactly("OUT_OF_RANGE");
		assertThat(path(answer, "correctTrainingSession")).containsExactly("input", "startsOn");
		assertThat(TestSessions.totals(this.taxud, Map.of("years", List.of(2017)))).containsEntry("sessions", 1);
	}

	@Test
	void itBelongsToTheYearOfItsFirstDay() {
		this.taxud.operation("open-year", Api.input("year", 2017));
		Map<String, Object> session = TestSessions.session(this.id, 2017);
		session.put("startsOn", "2017-12-31");
		session.put("endsOn", "2018-01-02");
		assertThat(TestSessions.record(this.taxud, session).<Integer>get("recordTrainingSession.trainingSession.year"))
			.isEqualTo(2017);
	}

	@Test
	void aWithdrawnSessionCountsNoMoreAndStaysWithdrawn() {
		TestSessions.record(this.taxud, TestSessions.session(this.id, this.year));
		assertThat(withdraw(this.taxud, " ", null).codes()).containsExactly("REQUIRED");
		assertThat(withdraw(this.taxud, "It never took place", 7).codes()).containsExactly("STALE_VERSION");
		Answer answer = withdraw(this.taxud, "It never took place", 1);
		assertThat(answer.<Map<String, Object>>get("withdrawTrainingSession.trainingSession"))
			.containsEntry("status", "WITHDRAWN")
			.containsEntry("version", 2);
		assertThat(answer.<String>get("withdrawTrainingSession.trainingSession.changes[1].summary"))
			.isEqualTo("Withdrawn: It never took place");
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 0);
		assertThat(withdraw(this.taxud, "Again", null).codes()).containsExactly("WRONG_STATUS");
		assertThat(correct(this.taxud, Map.of("title", "Other")).codes()).containsExactly("WRONG_STATUS");
		assertThat(TestSessions.record(this.taxud, TestSessions.session(this.id, this.year)).codes())
			.containsExactly("WRONG_STATUS");
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 0);
	}

	@Test
	void whatIsNotThereCanNeitherBeCorrectedNorWithdrawn() {
		assertThat(correct(this.taxud, Map.of()).codes()).containsExactly("INVALID");
		Answer answer = withdraw(this.taxud, "Why not?", null);
		assertThat(answer.codes()).containsExactly("INVALID");
		assertThat(path(answer, "withdrawTrainingSession")).containsExactly("input", "id");
	}

	@Test
	void aSessionCorrectedEndlesslyCanStillBeWithdrawn() {
		TestSessions.record(this.taxud, TestSessions.session(this.id, this.year));
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(this.id)),
				Update.update("version", TrainingSession.MOST_CHANGES), TrainingSession.class);
		assertThat(correct(this.taxud, Map.of("title", "Once more")).codes()).containsExactly("LIMIT_REACHED");
		assertThat(withdraw(this.taxud, "Enough", null).codes()).isEmpty();
	}

	@Test
	void onlyAnOpenYearTakesChanges() {
		TestSessions.record(this.taxud, TestSessions.session(this.id, this.year));
		Map<String, Object> late = TestSessions.session(UUID.randomUUID().toString(), this.year);
		for (String step : List.of("lock-year", "publish-year")) {
			assertThat(this.taxud.operation(step, Api.input("year", this.year)).codes()).isEmpty();
			Answer answer = TestSessions.record(this.taxud, late);
			assertThat(answer.codes()).containsExactly("YEAR_NOT_OPEN");
			assertThat(path(answer, "recordTrainingSession")).containsExactly("input", "startsOn");
			assertThat(correct(this.taxud, Map.of("title", "Late")).codes()).containsExactly("YEAR_NOT_OPEN");
			assertThat(withdraw(this.taxud, "Late", null).codes()).containsExactly("YEAR_NOT_OPEN");
		}
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 1);
		this.taxud.operation("reopen-year", Api.input("year", this.year, "reason", "One was forgotten"));
		assertThat(TestSessions.record(this.taxud, late).codes()).isEmpty();
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 2);
	}

	@Test
	void aYearThatIsOnlyPlannedTakesNone() {
		assertThat(TestSessions.record(this.taxud, TestSessions.session(this.id, 2018)).codes())
			.containsExactly("YEAR_NOT_OPEN");
		assertThat(this.mongo.findById(this.id, TrainingSession.class)).isNull();
	}

	@Test
	void whatACrashLeftPendingIsNowhereAndTheNextAttemptRecordsIt() {
		Map<String, Object> session = TestSessions.session(this.id, this.year);
		TestSessions.record(this.taxud, session);
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(this.id)),
				new Update().set("version", 0).set("status", SessionStatus.PENDING).set("changes", List.of()),
				TrainingSession.class);
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 0);
		assertThat(this.taxud.operation("training-session", Map.of("id", this.id)).<Object>get("trainingSession"))
			.isNull();
		assertThat(withdraw(this.taxud, "Why not?", null).codes()).containsExactly("INVALID");
		session.put("title", "Said otherwise");
		assertThat(TestSessions.record(this.taxud, session).codes()).isEmpty();
		assertThat(this.taxud.operation("training-session", Map.of("id", this.id))
			.<Map<String, Object>>get("trainingSession")).containsEntry("title", "Said otherwise");
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 1);
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void refusesASessionThatIsWrong(String field, Object value, String code, String path) {
		Map<String, Object> session = TestSessions.session(this.id, this.year);
		session.put(field, value);
		for (String action : List.of("record", "correct")) {
			if (action.equals("correct") && field.equals("id")) {
				continue;
			}
			Answer answer = this.taxud.operation(action + "-training-session", Map.of("input", session));
			assertThat(answer.codes()).as(answer.body()).containsExactly(code);
			assertThat(path(answer, action + "TrainingSession")).containsExactly(("input." + path).split("\\."));
		}
		assertThat(this.mongo.findById(this.id, TrainingSession.class)).isNull();
	}

	static Stream<Arguments> wrong() {
		Map<String, Object> austria = TestSessions.participant("AT", 5);
		return Stream.of(Arguments.of("id", "x", "INVALID", "id"), Arguments.of("system", " ", "REQUIRED", "system"),
				Arguments.of("system", "x".repeat(41), "TOO_LONG", "system"),
				Arguments.of("title", "", "REQUIRED", "title"),
				Arguments.of("title", "x".repeat(201), "TOO_LONG", "title"),
				Arguments.of("title", "two\nlines", "INVALID", "title"),
				Arguments.of("endsOn", "2015-12-31", "OUT_OF_RANGE", "endsOn"),
				Arguments.of("endsOn", "2999-12-31", "OUT_OF_RANGE", "endsOn"),
				Arguments.of("host", "XX", "UNKNOWN_COUNTRY", "host"),
				Arguments.of("host", "UK", "NOT_A_PARTICIPANT", "host"),
				Arguments.of("participants", List.of(), "REQUIRED", "participants"),
				Arguments.of("participants",
						IntStream.rangeClosed(0, 100).mapToObj((i) -> TestSessions.participant("AT", 1)).toList(),
						"OUT_OF_RANGE", "participants"),
				Arguments.of("participants", List.of(austria, TestSessions.participant("XX", 9)), "UNKNOWN_COUNTRY",
						"participants.1.country"),
				Arguments.of("participants", List.of(TestSessions.participant("UK", 9)), "NOT_A_PARTICIPANT",
						"participants.0.country"),
				Arguments.of("participants",
						List.of(TestSessions.participant("GR", 5), austria, TestSessions.participant("EL", 4)),
						"INVALID", "participants.2.country"),
				Arguments.of("participants", List.of(austria, TestSessions.participant("DE", 0)), "OUT_OF_RANGE",
						"participants.1.officials"),
				Arguments.of("participants", List.of(austria, TestSessions.participant("DE", 10_001)), "OUT_OF_RANGE",
						"participants.1.officials"),
				Arguments.of("feedback", Map.of("metExpectations", TestSessions.expectations(5, 2, 1, 1)),
						"OUT_OF_RANGE", "feedback.metExpectations"),
				Arguments.of("feedback", Map.of("useful", TestSessions.useful(0, 0, 0, 9)), "OUT_OF_RANGE",
						"feedback.useful"),
				Arguments.of("feedback", Map.of("metExpectations", TestSessions.expectations(5, -1, 0, 0)),
						"OUT_OF_RANGE", "feedback.metExpectations.largely"),
				Arguments.of("feedback",
						Map.of("useful", TestSessions.useful(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0)),
						"OUT_OF_RANGE", "feedback.useful"));
	}

	@Test
	void everybodyMayAnswerAndNobodyMore() {
		Map<String, Object> session = TestSessions.session(this.id, this.year);
		session.put("feedback", Map.of("metExpectations", TestSessions.expectations(5, 1, 1, 1), "useful",
				TestSessions.useful(8, 0, 0, 0)));
		assertThat(TestSessions.record(this.taxud, session).codes()).isEmpty();
		assertThat(correct(this.taxud,
				Map.of("participants", List.of(TestSessions.participant("AT", 7)), "feedback",
						Map.of("metExpectations", TestSessions.expectations(5, 1, 1, 1))))
			.codes()).containsExactly("OUT_OF_RANGE");
	}

	@ParameterizedTest
	@CsvSource({ "2013-12-31, 2013-12-31, YEAR_OUT_OF_RANGE, startsOn",
			"2017-01-01, 2018-01-02, OUT_OF_RANGE, endsOn" })
	void refusesDaysThatAreOutOfRange(String startsOn, String endsOn, String code, String field) {
		this.taxud.operation("open-year", Api.input("year", 2017));
		Map<String, Object> session = TestSessions.session(this.id, 2017);
		session.put("startsOn", startsOn);
		session.put("endsOn", endsOn);
		session.put("participants", List.of(TestSessions.participant("AT", 8)));
		Answer answer = TestSessions.record(this.taxud, session);
		assertThat(answer.<List<String>>get("recordTrainingSession.errors[?(@.path[1] == '" + field + "')].code"))
			.containsExactly(code);
	}

	@Test
	void todaysSessionIsOverAndTomorrowsIsNot() {
		LocalDate today = LocalDate.now(this.clock);
		Map<String, Object> session = TestSessions.session(this.id, this.year);
		session.put("startsOn", today.toString());
		session.put("endsOn", today.plusDays(1).toString());
		assertThat(TestSessions.record(this.taxud, session).codes()).containsExactly("OUT_OF_RANGE");
		session.put("endsOn", today.toString());
		assertThat(TestSessions.record(this.taxud, session).codes()).isEmpty();
	}

	@Test
	void saysEverythingThatIsWrongAtOnce() {
		Map<String, Object> session = TestSessions.session("x", this.year);
		session.put("system", "");
		session.put("title", "");
		session.put("endsOn", "2014-01-01");
		session.put("host", "XX");
		session.put("participants", List.of(TestSessions.participant("YY", 0)));
		session.put("feedback", Map.of("metExpectations", TestSessions.expectations(-1, 0, 0, 0), "useful",
				TestSessions.useful(9, 9, 0, 0)));
		Answer answer = TestSessions.record(this.taxud, session);
		assertThat(answer.<List<List<String>>>get("recordTrainingSession.errors[*].path"))
			.extracting((path) -> String.join(".", path))
			.containsExactly("input.id", "input.system", "input.title", "input.endsOn", "input.host",
					"input.participants.0.country", "input.participants.0.officials",
					"input.feedback.metExpectations.fully");
	}

	private Map<String, Object> ofYear() {
		return Map.of("years", List.of(this.year));
	}

	private Answer correct(Api.Client client, Map<String, Object> changes) {
		Map<String, Object> input = TestSessions.session(this.id, this.year);
		input.putAll(changes);
		return client.operation("correct-training-session", Map.of("input", input));
	}

	private Answer withdraw(Api.Client client, String reason, Integer expectedVersion) {
		return client.operation("withdraw-training-session",
				Api.input("id", this.id, "reason", reason, "expectedVersion", expectedVersion));
	}

	private static List<String> path(Answer answer, String mutation) {
		return answer.get(mutation + ".errors[0].path");
	}

}
