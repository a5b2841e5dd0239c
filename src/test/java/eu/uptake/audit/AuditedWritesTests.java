package eu.uptake.audit;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import graphql.schema.GraphQLFieldDefinition;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.Api;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every mutation of the schema and every path that takes a write, done once: each leaves
 * one event, which is there before anything is written.
 */
@UptakeTest
class AuditedWritesTests {

	private static final String PASSWORD = "seven brown bicycles";

	private static final String SESSION = "id: \"%s\", system: \"NCTS\", title: \"%s\", startsOn: \"%3$d-01-01\", endsOn: \"%3$d-01-01\","
			+ " host: \"AT\", participants: [{ country: \"AT\", officials: 5 }, { country: \"DE\", officials: 3 }]";

	@Autowired
	private Api api;

	@Autowired
	private StoreCommands storeCommands;

	@Autowired
	private GraphQlSource source;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Autowired
	private Clock clock;

	private final Set<String> done = new TreeSet<>();

	private final SoftAssertions softly = new SoftAssertions();

	private Api.Client taxud;

	private Api.Client austria;

	private AuditLog log;

	private int year;

	private LocalDate today;

	@BeforeEach
	void signIn() {
		this.taxud = this.api.as("taxud");
		this.austria = this.api.as("at");
		this.log = new AuditLog(this.taxud);
		this.year = Year.now(this.clock).getValue();
		this.today = LocalDate.now(this.clock);
	}

	@Test
	void everyMutationLeavesOneEventThatIsThereBeforeWhatItWrites() {
		returns();
		years();
		catalogueAndIndicators();
		accountsAndTokens();
		surveysAndDownloads();
		sessions();
		assertThat(this.done).isEqualTo(mutations());
		this.softly.assertAll();
	}

	@Test
	void everyMutationHasWordsInTheWebClient() {
		Map<?, ?> messages = new JsonMapper()
			.readValue(Path.of("src/main/resources/static/app/messages/en.json").toFile(), Map.class);
		Map<?, ?> words = (Map<?, ?>) messages.get("auditAction");
		assertThat(mutations()).allSatisfy((mutation) -> assertThat(words.get(mutation)).as(mutation).isNotNull());
	}

	private Set<String> mutations() {
		return this.source.schema()
			.getMutationType()
			.getFieldDefinitions()
			.stream()
			.map(GraphQLFieldDefinition::getName)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private void returns() {
		String key = "country: \"AT\", year: " + this.year;
		String head = "%s | at | SESSION | return AT " + this.year + " | AT | " + this.year + " | DONE | ";
		does(this.austria, "reportUptake", key + ", trainingModule: \"VAT\", trainees: 5, note: \"Two\\nclasses\"",
				head + "status: NOT_STARTED → DRAFT; uptake VAT: - → 5 trainees; note VAT: - → Two classes");
		does(this.austria, "reportUptake", key + ", trainingModule: \"EORI\"",
				head + "uptake EORI: - → used, number not known");
		does(this.austria, "answerWarning",
				key + ", code: TRAINEES_UNKNOWN, trainingModule: \"EORI\", note: \"Not counted\"",
				head + "answer TRAINEES_UNKNOWN EORI: - → Not counted");
		does(this.austria, "withdrawUptake", key + ", trainingModule: \"VAT\"",
				head + "uptake VAT: 5 trainees → -; note VAT: Two classes → -");
		does(this.austria, "submitReturn", key, head + "status: DRAFT → SUBMITTED");
		String taxuds = head.replace("| at |", "| taxud |");
		does(this.taxud, "acceptReturn", key, taxuds + "status: SUBMITTED → ACCEPTED");
		does(this.taxud, "sendBackReturn", key + ", reason: \"Why?\"",
				taxuds + "status: ACCEPTED → SENT_BACK; reason: - → Why?");
	}

	private void years() {
		String head = "%s | taxud | SESSION | year " + this.year + " | " + this.year + " | DONE | ";
		does(this.taxud, "lockYear", "year: " + this.year, head + "status: OPEN → LOCKED");
		does(this.taxud, "publishYear", "year: " + this.year,
				head + "status: LOCKED → PUBLISHED; publishedOn: - → " + this.today);
		does(this.taxud, "reopenYear", "year: %d, reason: \"A slip\"".formatted(this.year),
				head + "status: PUBLISHED → OPEN; publishedOn: %s → -; reason: - → A slip".formatted(this.today));
		int next = this.year + 1;
		String ofNext = "%s | taxud | SESSION | year " + next + " | " + next + " | DONE | ";
		does(this.taxud, "scheduleYear", "year: %d, dueOn: \"%d-03-15\"".formatted(next, next + 1),
				ofNext + "dueOn: - → %d-03-15".formatted(next + 1));
		does(this.taxud, "openYear", "year: " + next, ofNext
				+ "status: PLANNED → OPEN; opensOn: - → %s; locksOn: - → %d-04-30".formatted(this.today, next + 1));
	}

	private void catalogueAndIndicators() {
		does(this.taxud, "defineTrainingModule",
				"code: \"NEW\", title: \"New\", programme: \"General\", languages: [\"de\", \"en\"], producedOn: \"2016-12-15\"",
				"%s | taxud | SESSION | module NEW | DONE | code: - → NEW; title: - → New; programme: - → General;"
						+ " languages: - → de, en; producedOn: - → 2016-12-15");
		does(this.taxud, "retireTrainingModule", "code: \"NEW\", retiredOn: \"2030-01-01\"",
				"%s | taxud | SESSION | module NEW | DONE | retiredOn: - → 2030-01-01");
		does(this.taxud, "defineIndicator",
				"code: \"9.1\", objective: 9, title: \"Cases\", source: \"EC\", unit: COUNT, targetKind: TEXT, targetText: \"N/A\"",
				"%s | taxud | SESSION | indicator 9.1 | DONE | objective: - → 9; title: - → Cases; source: - → EC; unit: - → COUNT;"
						+ " target.kind: - → TEXT; target.text: - → N/A");
		does(this.taxud, "recordIndicatorValue", "code: \"9.1\", year: %d, value: 3".formatted(this.year),
				"%s | taxud | SESSION | indicator 9.1 | " + this.year + " | DONE | value: - → 3");
	}

	private void accountsAndTokens() {
		String head = "%s | taxud | SESSION | account lux.second | DONE | ";
		does(this.taxud, "createAccount",
				"username: \"Lux.Second\", role: COORDINATOR, country: \"LU\", email: \"second@customs.example\", password: \"%s\""
					.formatted(PASSWORD),
				head.replace("second |", "second | LU |")
						+ "role: - → COORDINATOR; country: - → LU; email: - → an address; disabled: - → false; passwordChangedAt: - → *");
		does(this.taxud, "disableAccount", "username: \"lux.second\"", head + "disabled: false → true");
		does(this.taxud, "enableAccount", "username: \"lux.second\"", head + "disabled: true → false");
		does(this.taxud, "changeEmail", "username: \"lux.second\"", head + "email: an address → -");
		does(this.taxud, "resetPassword", "username: \"lux.second\", newPassword: \"nine green bicycles\"",
				head + "passwordChangedAt: * → *");
		does(this.api.as("lux.second", "nine green bicycles"), "changePassword",
				"currentPassword: \"nine green bicycles\", newPassword: \"%s\"".formatted(PASSWORD),
				head.replace("taxud", "lux.second") + "passwordChangedAt: * → *");
		does(this.taxud, "createApiToken",
				"name: \"nightly\", expiresOn: \"%s\", scopes: [REPORT, READ]".formatted(this.today),
				"%s | taxud | SESSION | API token * | DONE | name: - → nightly; scopes: - → READ, REPORT; expiresOn: - → "
						+ this.today);
		String id = this.taxud.operation("api-tokens", Map.of()).get("apiTokens.nodes[0].id");
		does(this.taxud, "revokeApiToken", "id: \"%s\"".formatted(id),
				"%s | taxud | SESSION | API token " + id + " | DONE | revokedAt: - → *");
	}

	private void surveysAndDownloads() {
		String id = UUID.randomUUID().toString();
		does(this.api.anonymous(), "submitSurveyResponse",
				"id: \"%s\", trainingModule: \"VAT\", country: \"AT\", audience: OTHER_USER, completedOn: \"%s\", relevance: 71, comment: \"Said in confidence\""
					.formatted(id.toUpperCase(Locale.ROOT), this.today),
				"%s | ANONYMOUS | survey response | AT | " + this.year
						+ " | DONE | module: - → VAT; audience: - → OTHER_USER");
		does(this.austria, "recordSurveySummary",
				"country: \"AT\", year: %d, trainingModule: \"EORI\", audience: CUSTOMS_OFFICIAL, source: \"LMS\", responses: 7, relevance: { mean: 70.5, deviation: 4 }"
					.formatted(this.year),
				"%s | at | SESSION | survey summary EORI AT " + this.year + " | AT | " + this.year
						+ " | DONE | source: - → LMS; responses: - → 7; relevance: - → 70.5 ± 4");
		does(this.api.anonymous(), "declareDownload",
				"id: \"%s\", trainingModule: \"VAT\", organisation: OTHER, expectedTrainees: 12, on: \"%s\""
					.formatted(id, this.today),
				"%s | ANONYMOUS | download declaration | %d | DONE | module: - → VAT; on: - → %s; expectedTrainees: - → 12"
					.formatted("%s", this.year, this.today));
		String comment = this.taxud.run("{ surveyComments { nodes { id } } }").get("surveyComments.nodes[0].id");
		does(this.taxud, "eraseSurveyComment", "id: \"%s\"".formatted(comment),
				"%s | taxud | SESSION | survey comment " + comment + " | DONE");
		does(this.api.anonymous(), "eraseSurveyResponse", "id: \"%s\"".formatted(id),
				"%s | ANONYMOUS | survey response | DONE");
		does(this.api.anonymous(), "eraseDownloadDeclaration", "id: \"%s\"".formatted(id),
				"%s | ANONYMOUS | download declaration | DONE");
		putLog();
		String importId = this.taxud.operation("access-log-imports", Map.of()).get("accessLogImports.nodes[0].id");
		does(this.taxud, "withdrawAccessLogImport", "id: \"%s\", reason: \"Another site's\"".formatted(importId),
				"%s | taxud | SESSION | access log import " + importId
						+ " | DONE | outcome: COUNTED → WITHDRAWN; reason: - → Another site's");
	}

	private void sessions() {
		String id = UUID.randomUUID().toString();
		String head = "%s | at | SESSION | session " + id + " | AT | " + this.year + " | DONE | ";
		does(this.austria, "recordTrainingSession", SESSION.formatted(id, "Transit", this.year), head
				+ "system: - → NCTS; title: - → Transit; startsOn: - → %1$d-01-01; endsOn: - → %1$d-01-01; host: - → AT; participants: - → DE 3, AT 5; "
					.formatted(this.year)
				+ "feedback.metExpectations.fully: - → 0; feedback.metExpectations.largely: - → 0; feedback.metExpectations.partly: - → 0;"
				+ " feedback.metExpectations.notAtAll: - → 0; feedback.useful.veryUseful: - → 0; feedback.useful.useful: - → 0;"
				+ " feedback.useful.notVeryUseful: - → 0; feedback.useful.notUseful: - → 0; status: - → RECORDED");
		does(this.austria, "correctTrainingSession", SESSION.formatted(id, "Transit again", this.year),
				head + "title: Transit → Transit again");
		does(this.austria, "withdrawTrainingSession", "id: \"%s\", reason: \"Cancelled\"".formatted(id),
				head + "status: RECORDED → WITHDRAWN; reason: - → Cancelled");
	}

	private void does(Api.Client client, String mutation, String input, String expected) {
		Supplier<Integer> run = () -> {
			Api.Answer answer = client
				.run("mutation { %s(input: { %s }) { errors { code message } } }".formatted(mutation, input));
			assertThat(answer.body()).as(mutation).contains("\"errors\":[]").doesNotContain("classification");
			return answer.status();
		};
		this.done.add(mutation);
		leavesOneEvent(run, expected.formatted(mutation));
	}

	private void leavesOneEvent(Supplier<Integer> write, String expected) {
		int before = this.log.lines().size();
		List<String> commands = this.storeCommands.during(() -> assertThat(write.get()).isEqualTo(200));
		List<String> writes = commands.stream()
			.filter((command) -> command.matches("(insert|update|delete|findAndModify) .*"))
			.toList();
		assertThat(writes).as(expected).hasSizeGreaterThan(2);
		assertThat(writes.get(0)).contains("insert", "'auditEvents'");
		assertThat(writes.get(writes.size() - 1)).contains("update", "'auditEvents'");
		assertThat(writes.stream().filter((command) -> command.contains("auditEvents"))).hasSizeBetween(2, 3);
		List<String> lines = this.log.lines();
		assertThat(lines).hasSize(before + 1);
		// All that differ are told, not only the first.
		this.softly.assertThat(lines.get(before)).matches(pattern(expected));
	}

	// An asterisk stands for what isn't known before.
	private static String pattern(String expected) {
		return List.of(expected.split("\\*", -1))
			.stream()
			.map(Pattern::quote)
			.collect(Collectors.joining("[0-9A-Za-z:.-]+"));
	}

	@Test
	void everyPathThatTakesAWriteLeavesOneEventAndATrialLeavesNone() {
		List<String> paths = new ArrayList<>();
		this.requestMappingHandlerMapping.getHandlerMethods().keySet().forEach((mapping) -> {
			Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
			if (methods.stream().anyMatch((method) -> method != RequestMethod.GET && method != RequestMethod.HEAD)) {
				paths.addAll(mapping.getPatternValues());
			}
		});
		assertThat(paths).containsExactlyInAnyOrder("/api/access-logs/{name}",
				"/api/returns/{year}/{country:[A-Za-z]+}", "/api/surveys/{country}/{year}");
		putLog();
		String csv = "module,used,trainees,note\nVAT,yes,12,\nEORI,yes,,\n";
		String returns = "/api/returns/%d/AT".formatted(this.year);
		leavesOneEvent(() -> upload(returns, csv),
				"uploadReturn | at | SESSION | return AT %1$d | AT | %1$d | DONE | status: NOT_STARTED → DRAFT; uptake VAT: - → 12 trainees; uptake EORI: - → used, number not known"
					.formatted(this.year));
		String surveys = "/api/surveys/AT/" + this.year;
		String rows = "module,completedOn,relevance,comment\nVAT,%1$s,70,Said in confidence\nVAT,%1$s,80,\nNONE,%1$s,80,\n"
			.formatted(this.today);
		leavesOneEvent(() -> upload(surveys, rows),
				"uploadSurveys | at | SESSION | surveys AT %1$d | AT | %1$d | DONE | rows: - → 3; added: - → 2; known: - → 0; problems: - → 1"
					.formatted(this.year));
		int before = this.log.lines().size();
		assertThat(upload(returns + "?dryRun=true", csv)).isEqualTo(200);
		assertThat(upload(surveys + "?dryRun=true", rows)).isEqualTo(200);
		assertThat(this.log.lines()).hasSize(before);
		assertThat(upload(returns, "module,used,trainees,note\nNONE,yes,12,\n")).isEqualTo(200);
		assertThat(this.log.lines().get(before))
			.isEqualTo("uploadReturn | at | SESSION | return AT %1$d | AT | %1$d | REJECTED [UNKNOWN_MODULE]"
				.formatted(this.year));
		this.softly.assertAll();
	}

	private void putLog() {
		Api.Client ingest = this.api.as("ingest");
		leavesOneEvent(() -> ingest.send("/api/access-logs/x.log", (request) -> request.PUT(sample())).statusCode(),
				"importAccessLog | ingest | SESSION | access log x.log | DONE | import: - → *; outcome: - → COUNTED; lines: - → 62; downloads: - → 43");
	}

	private static BodyPublisher sample() {
		try {
			return BodyPublishers.ofFile(Path.of("seed/sample-access.log"));
		}
		catch (FileNotFoundException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private int upload(String path, String body) {
		return this.austria.post(path, "text/csv", body).statusCode();
	}

}
