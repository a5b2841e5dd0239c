package eu.uptake.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;
import eu.uptake.Parallel;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@UptakeTest
class AuditTrailTests {

	private static final Deed DEED = new Deed("testWrite", "test");

	@Autowired
	private Api api;

	@Autowired
	private AuditTrail audit;

	@Autowired
	private AuditRetention retention;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private StoreCommands storeCommands;

	@Autowired
	private Clock clock;

	private Api.Client taxud;

	private AuditLog log;

	private int year;

	@BeforeEach
	void signIn() {
		this.taxud = this.api.as("taxud");
		this.log = new AuditLog(this.taxud);
		this.year = Year.now(this.clock).getValue();
	}

	@Test
	void whatIsRefusedForbiddenOrSoAlreadyIsTold() {
		Api.Client austria = this.api.as("at");
		Map<String, Object> uptake = Api.input("country", "AT", "year", this.year, "trainingModule", "VAT", "trainees",
				5);
		austria.operation("report-uptake", uptake);
		austria.operation("report-uptake", uptake);
		austria.operation("report-uptake",
				Api.input("country", "AT", "year", this.year, "trainingModule", "NONE", "trainees", -1));
		austria.operation("report-uptake", Api.input("country", "DE", "year", this.year, "trainingModule", "VAT"));
		austria.operation("report-uptake",
				Api.input("country", "AT", "year", this.year, "trainingModule", "VAT", "expectedVersion", 0));
		austria.operation("accept-return", Api.input("country", "AT", "year", this.year));
		this.taxud.operation("disable-account", Api.input("username", " Nobody "));
		String head = " | at | SESSION | return AT %1$d | AT | %1$d | ".formatted(this.year);
		assertThat(this.log.lines("reportUptake", "acceptReturn", "disableAccount")).containsExactly(
				"reportUptake" + head + "DONE | status: NOT_STARTED → DRAFT; uptake VAT: - → 5 trainees",
				"reportUptake" + head + "UNCHANGED", "reportUptake" + head + "REJECTED [UNKNOWN_MODULE, OUT_OF_RANGE]",
				"reportUptake | at | SESSION | return DE %1$d | DE | %1$d | FORBIDDEN".formatted(this.year),
				"reportUptake" + head + "REJECTED [STALE_VERSION]", "acceptReturn" + head + "FORBIDDEN",
				"disableAccount | taxud | SESSION | account nobody | REJECTED [UNKNOWN_ACCOUNT]");
	}

	@Test
	void nobodyLeavesEventsByAskingForWhatIsNotForThem() {
		int before = this.log.lines().size();
		Api.Client nobody = this.api.anonymous();
		assertThat(nobody.operation("lock-year", Api.input("year", this.year)).classifications())
			.containsExactly("UNAUTHORIZED");
		assertThat(nobody.run(
				"mutation { submitSurveyResponse(input: { id: \"none\", trainingModule: \"VAT\", audience: OTHER_USER, completedOn: \"%d-01-01\" }) { errors { code } } }"
					.formatted(this.year))
			.codes()).contains("INVALID");
		assertThat(this.log.lines()).hasSize(before);
	}

	@Test
	void signInsAndSignOutsAreTold() {
		Api.Client client = this.api.anonymous();
		client.get("/graphiql");
		assertThat(client.login(" AT", "not the password").statusCode()).isEqualTo(401);
		assertThat(client.login("correct horse battery", "staple").statusCode()).isEqualTo(401);
		assertThat(client.login("at", "demo").statusCode()).isEqualTo(204);
		assertThat(client.post("/logout", "application/x-www-form-urlencoded", "").statusCode()).isEqualTo(204);
		assertThat(this.log.lines("signIn", "signOut").stream().skip(1)).containsExactly(
				"signIn | ANONYMOUS | account at | REJECTED [WRONG_CREDENTIALS]",
				"signIn | ANONYMOUS | REJECTED [WRONG_CREDENTIALS]", "signIn | at | SESSION | account at | DONE",
				"signOut | at | SESSION | account at | DONE");
		assertThat(this.mongo.findAll(Document.class, "auditEvents").toString()).doesNotContain("horse", "staple",
				"not the password", "127.0.0.1", "Java-http-client");
	}

	@Test
	void signInsThatAreNotLookedAtAreToldOnceInAWhile() {
		// An account that no other test signs in with.
		assertThat(this.api.as("taxud")
			.operation("create-account",
					Api.input("username", "guessed", "role", "OPERATOR", "password", "seven herons wade"))
			.codes()).isEmpty();
		Api.Client client = this.api.anonymous();
		client.get("/graphiql");
		for (int i = 0; i < 10; i++) {
			assertThat(client.login("guessed", "wrong " + i).statusCode()).isEqualTo(401);
		}
		for (int i = 0; i < 5; i++) {
			assertThat(client.login("guessed", "wrong").statusCode()).isEqualTo(429);
		}
		assertThat(this.log.lines(Map.of("subject", "account guessed", "outcomes", List.of("REJECTED")))).hasSize(11)
			.last()
			.isEqualTo("signIn | ANONYMOUS | account guessed | REJECTED [TOO_MANY_REQUESTS]");
	}

	@Test
	void aTokenIsNamedByWhatItDoesAndItsFirstUseOfADayIsTold() {
		String token = this.api.as("at")
			.operation("create-api-token",
					Api.input("name", "nightly", "expiresOn", LocalDate.now(this.clock).toString(), "scopes",
							List.of("READ", "REPORT")))
			.get("createApiToken.token");
		Api.Client machine = this.api.withToken(token);
		machine.operation("me", Map.of());
		machine.operation("report-uptake", Api.input("country", "AT", "year", this.year, "trainingModule", "VAT"));
		machine.operation("lock-year", Api.input("year", this.year));
		assertThat(machine.operation("audit-events", Map.of()).classifications()).containsExactly("FORBIDDEN");
		List<Map<String, Object>> events = this.log.events(Map.of("clients", List.of("API_TOKEN")));
		String id = this.taxud.operation("api-tokens", Map.of()).get("apiTokens.nodes[0].id");
		assertThat(events).extracting((event) -> event.get("tokenId")).containsOnly(id);
		assertThat(events).extracting(AuditLog::line)
			.containsExactly("lockYear | at | API_TOKEN | nightly | year %1$d | %1$d | FORBIDDEN".formatted(this.year),
					"reportUptake | at | API_TOKEN | nightly | return AT %1$d | AT | %1$d | DONE | status: NOT_STARTED → DRAFT; uptake VAT: - → used, number not known"
						.formatted(this.year),
					"useApiToken | at | API_TOKEN | nightly | API token %s | DONE".formatted(id));
		assertThat(this.mongo.findAll(Document.class, "auditEvents").toString()).doesNotContain(token);
	}

	@Test
	void whatChangesAtTheSameTimeIsToldAsItWas() throws Exception {
		List<Api.Client> clients = List.of(this.api.as("at"), this.api.as("at"), this.api.as("at"), this.api.as("at"));
		List<Callable<Integer>> reports = new ArrayList<>();
		for (int i = 0; i < clients.size(); i++) {
			Api.Client client = clients.get(i);
			int first = i * 10;
			reports.add(() -> {
				for (int trainees = first; trainees < first + 8; trainees++) {
					client.operation("report-uptake", Api.input("country", "AT", "year", this.year, "trainingModule",
							"VAT", "trainees", trainees));
				}
				return first;
			});
		}
		Parallel.run(reports);
		List<String> told = new ArrayList<>();
		for (Map<String, Object> event : this.log.events(Map.of("actions", List.of("reportUptake")))) {
			((List<?>) event.get("changes")).stream()
				.map((each) -> (Map<?, ?>) each)
				.filter((each) -> each.get("field").equals("uptake VAT"))
				.forEach((each) -> told.add("VAT: %s%s".formatted(each.get("after"),
						(each.get("before") != null) ? ", was " + each.get("before") : "")));
		}
		assertThat(told).hasSize(32)
			.containsExactlyInAnyOrderElementsOf(
					this.taxud.operation("national-return", Map.of("country", "AT", "year", this.year))
						.<List<String>>get("nationalReturn.changes[*].summary"));
	}

	@Test
	void aWriteWhoseEndIsNotSeenSaysSo() {
		assertThatIllegalStateException().isThrownBy(() -> this.audit.record(Actor.SERVICE, DEED, () -> {
			this.audit.writing(Changes.none().add("field", 1, 2));
			throw new IllegalStateException("cut off");
		}));
		assertThat(this.log.lines("testWrite")).containsExactly("testWrite | SERVICE | test | UNKNOWN | field: 1 → 2");
		assertThat(this.log.events(Map.of("actions", List.of("testWrite"))).get(0).get("endedAt")).isNull();
	}

	@Test
	void anErrorBeforeAnythingIsWrittenIsOne() {
		assertThatIllegalStateException().isThrownBy(() -> this.audit.record(Actor.session("at"), DEED, () -> {
			throw new IllegalStateException("broken");
		}));
		assertThat(this.log.lines("testWrite")).containsExactly("testWrite | at | SESSION | test | FAILED");
	}

	@Test
	void nothingIsWrittenThatCannotBeRecorded() {
		MongoOperations away = (MongoOperations) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { MongoOperations.class }, (proxy, method, args) -> {
					throw new DataAccessResourceFailureException("away");
				});
		AuditTrail trail = new AuditTrail(away, this.clock);
		List<String> written = new ArrayList<>();
		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> trail.record(Actor.session("at"), DEED, () -> {
				trail.writing(Changes.none());
				written.add("it");
				return true;
			}));
		assertThat(written).isEmpty();
	}

	@Test
	void aWriteWhoseOutcomeCannotBeRecordedIsNotAcknowledged() {
		MongoOperations goingAway = (MongoOperations) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { MongoOperations.class }, (proxy, method, args) -> {
					if (method.getName().equals("updateFirst")) {
						throw new DataAccessResourceFailureException("away");
					}
					try {
						return method.invoke(this.mongo, args);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
		AuditTrail trail = new AuditTrail(goingAway, this.clock);
		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> trail.record(Actor.session("at"), DEED, () -> {
				trail.writing(Changes.none().add("field", null, "x"));
				return true;
			}));
		assertThat(this.log.lines("testWrite"))
			.containsExactly("testWrite | at | SESSION | test | UNKNOWN | field: - → x");
	}

	@Test
	void aReadCostsNothing() {
		List<String> commands = this.storeCommands
			.during(() -> this.taxud.operation("uptake-totals", Map.of("filter", Map.of("years", List.of(2016)))));
		assertThat(commands).isNotEmpty().noneMatch((command) -> command.contains("auditEvents"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "at", "ingest", "operator" })
	void isForTaxud(String username) {
		assertThat(this.api.as(username).operation("audit-events", Map.of()).classifications())
			.containsExactly("FORBIDDEN");
		assertThat(this.api.anonymous().operation("audit-events", Map.of()).classifications())
			.containsExactly("UNAUTHORIZED");
	}

	@Test
	void isFilteredByAllThatAnEventSays() {
		Instant noon = Instant.parse("2016-06-01T12:00:00Z");
		insert("a", noon, "at", "SESSION", "acceptReturn", "return AT 2016", "AT", 2016, "DONE");
		insert("b", noon, "de", "SESSION", "acceptReturn", "return DE 2016", "DE", 2016, "REJECTED");
		insert("c", noon.plusSeconds(1), null, "SERVICE", "sendReminder", "account de", "DE", 2015, "UNKNOWN");
		assertThat(ids(Map.of())).containsExactly("c", "b", "a");
		assertThat(ids(Map.of("accounts", List.of("at")))).containsExactly("a");
		assertThat(ids(Map.of("accounts", List.of()))).isEmpty();
		assertThat(ids(Map.of("actions", List.of("sendReminder", "none")))).containsExactly("c");
		assertThat(ids(Map.of("subject", "return DE 2016"))).containsExactly("b");
		assertThat(ids(Map.of("countries", List.of("DE")))).containsExactly("c", "b");
		assertThat(ids(Map.of("countries", List.of("DE"), "years", List.of(2016)))).containsExactly("b");
		assertThat(ids(Map.of("outcomes", List.of("UNKNOWN", "DONE")))).containsExactly("c", "a");
		assertThat(ids(Map.of("clients", List.of("SERVICE")))).containsExactly("c");
		assertThat(ids(Map.of("from", "2016-06-01T12:00:01Z"))).containsExactly("c");
		assertThat(ids(Map.of("from", "2016-06-01T14:00:00+02:00", "to", "2016-06-01T12:00:01Z"))).containsExactly("b",
				"a");
		assertThat(this.taxud.operation("audit-events", Map.of("filter", Map.of("countries", List.of("ZZ"))))
			.classifications()).containsExactly("BAD_REQUEST");
	}

	@Test
	void isPagedByKeysThatNothingShifts() {
		Instant noon = Instant.parse("2016-06-01T12:00:00Z");
		for (String id : List.of("a", "b", "c", "d")) {
			insert(id, noon, "at", "SESSION", "acceptReturn", "return AT 2016", "AT", 2016, "DONE");
		}
		Map<String, Object> filter = Map.of("to", "2017-01-01T00:00:00Z");
		Api.Answer first = this.taxud.operation("audit-events", Map.of("filter", filter, "first", 2));
		assertThat(first.<List<String>>get("auditEvents.nodes[*].id")).containsExactly("d", "c");
		assertThat(first.<Integer>get("auditEvents.totalCount")).isEqualTo(4);
		insert("e", noon, "at", "SESSION", "acceptReturn", "return AT 2016", "AT", 2016, "DONE");
		Api.Answer next = this.taxud.operation("audit-events",
				Map.of("filter", filter, "first", 2, "after", first.get("auditEvents.pageInfo.endCursor")));
		assertThat(next.<List<String>>get("auditEvents.nodes[*].id")).containsExactly("b", "a");
		assertThat(next.<Boolean>get("auditEvents.pageInfo.hasNextPage")).isFalse();
		assertThat(this.taxud.operation("audit-events", Map.of("after", "no cursor")).classifications())
			.containsExactly("BAD_REQUEST");
	}

	@Test
	void eventsAreKeptFiveYears() {
		assertThat(this.retention.removeOutdated()).isZero();
		assertThat(this.log.lines("removeAuditEvents")).isEmpty();
		Instant limit = ZonedDateTime.now(this.clock).minusYears(5).toInstant();
		insert("old", limit.minus(Duration.ofHours(1)), "at", "SESSION", "acceptReturn", null, null, null, "DONE");
		insert("young", limit.plus(Duration.ofHours(1)), "at", "SESSION", "acceptReturn", null, null, null, "DONE");
		assertThat(this.retention.removeOutdated()).isEqualTo(1);
		assertThat(this.mongo.findById("old", Document.class, "auditEvents")).isNull();
		assertThat(this.mongo.findById("young", Document.class, "auditEvents")).isNotNull();
		assertThat(this.log.lines("removeAuditEvents")).singleElement()
			.satisfies((line) -> assertThat(line)
				.startsWith("removeAuditEvents | SERVICE | audit events | DONE | before: - → ")
				.endsWith("; removed: - → 1"));
	}

	@Test
	void hostileNamesAreCutAndCleaned() {
		this.taxud.operation("retire-training-module",
				Api.input("code", "\u0000" + "x".repeat(2_000), "retiredOn", "2030-01-01"));
		List<String> lines = this.log.lines("retireTrainingModule");
		assertThat(lines).singleElement()
			.satisfies((line) -> assertThat(line).contains("| module \ufffd" + "x".repeat(99) + "… | REJECTED"));
	}

	@Test
	void whatIsErasedLaterIsNotInTheTrail() {
		String id = UUID.randomUUID().toString();
		this.api.anonymous()
			.operation("submit-survey-response",
					Api.input("id", id, "trainingModule", "VAT", "audience", "OTHER_USER", "completedOn",
							LocalDate.now(this.clock).toString(), "relevance", 71, "comment", "Said in confidence"));
		Document event = this.mongo.findAll(Document.class, "auditEvents")
			.stream()
			.filter((each) -> each.getString("action").equals("submitSurveyResponse"))
			.findFirst()
			.orElseThrow();
		assertThat(event.toString()).doesNotContain(id, "confidence", "relevance");
	}

	private List<String> ids(Map<String, Object> filter) {
		Map<String, Object> old = new java.util.HashMap<>(filter);
		old.putIfAbsent("to", "2017-01-01T00:00:00Z");
		return this.log.events(old).stream().map((event) -> String.valueOf(event.get("id"))).toList();
	}

	private void insert(String id, Instant at, String account, String client, String action, String subject,
			String country, Integer calendarYear, String outcome) {
		this.mongo.insert(new AuditEvent(id, at, account, ClientKind.valueOf(client), null, null, action, subject,
				country, calendarYear, Outcome.valueOf(outcome), List.of(), List.of(), at, null));
	}

}
