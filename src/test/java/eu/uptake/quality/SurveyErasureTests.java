package eu.uptake.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.TestPropertySource;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
@TestPropertySource(properties = "uptake.quality.rate-limit.responses=1000")
class SurveyErasureTests {

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private CommentRetention retention;

	@Autowired
	private QualityRebuild rebuild;

	@Autowired
	private Clock clock;

	private String id;

	@BeforeEach
	void anIdOfItsOwn() {
		this.id = UUID.randomUUID().toString();
	}

	@Test
	void whatIsTakenBackIsGoneFromTheStoreTheFiguresAndTheComments() {
		submit(UUID.randomUUID().toString(), 40, "Stays");
		submit(this.id, 80, "Ada Lovelace said so");
		assertThat(figures()).isEqualTo(Map.of("responses", 2, "overall", 60.0));
		assertThat(erase(this.id.toUpperCase()).codes()).isEmpty();
		assertThat(figures()).isEqualTo(Map.of("responses", 1, "overall", 40.0));
		assertThat(comments("taxud")).containsExactly("Stays");
		assertThat(collectionsWith("Lovelace")).isEmpty();
		assertThat(collectionsWith(this.id)).isEmpty();
		PlainRecount.assertExact(this.mongo);
		assertThat(this.rebuild.run((read) -> {
		}).differing()).isZero();
	}

	@Test
	void whoeverSendsItAgainIsToldSoAndNothingCounts() {
		submit(this.id, 80, "Good");
		assertThat(erase(this.id).codes()).isEmpty();
		Answer again = submit(this.id, 80, "Good");
		assertThat(again.codes()).containsExactly("ALREADY_EXISTS");
		assertThat(again.<String>get("submitSurveyResponse.errors[0].message"))
			.isEqualTo("The response with this id has been taken back.");
		assertThat(figures()).isEqualTo(noFigures());
	}

	@Test
	void anIdThatNobodyHasIsAnsweredAsAnyOtherAndNeverTaken() {
		submit(this.id, 80, null);
		String known = erase(this.id).body();
		String unknown = UUID.randomUUID().toString();
		assertThat(erase(unknown).body()).isEqualTo(known.replace(this.id, unknown));
		assertThat(erase(this.id).body()).as("a second time").isEqualTo(known);
		assertThat(submit(unknown, 80, null).codes()).containsExactly("ALREADY_EXISTS");
		assertThat(figures()).isEqualTo(noFigures());
		assertThat(erase("not-a-uuid").codes()).containsExactly("INVALID");
	}

	@Test
	void aPublishedYearFollowsToo() {
		int year = LocalDate.now(this.clock).getYear();
		submit(this.id, 80, null);
		for (String step : List.of("lock-year", "publish-year")) {
			assertThat(this.api.as("taxud").operation(step, Api.input("year", year)).codes()).isEmpty();
		}
		assertThat(erase(this.id).codes()).isEmpty();
		assertThat(figures()).isEqualTo(noFigures());
	}

	@Test
	void theIdOfAResponseIsNotToldToWhoeverReadsItsComment() {
		submit(this.id, 80, "Good");
		String known = this.api.as("at").operation("survey-comments", Map.of()).get("surveyComments.nodes[0].id");
		assertThat(known).matches("[0-9a-f]{64}");
		assertThat(erase(known).codes()).containsExactly("INVALID");
		assertThat(collectionsWith(this.id)).isEmpty();
	}

	@Test
	void whatAFileGaveNoIdCannotBeTakenBackByGuessingIt() {
		String file = "module,audience,completedOn,relevance\nVAT,CUSTOMS_OFFICIAL,%s,80\n"
			.formatted(LocalDate.now(this.clock));
		assertThat(this.api.as("at")
			.post("/api/surveys/AT/" + LocalDate.now(this.clock).getYear(), "text/csv", file)
			.statusCode()).isEqualTo(200);
		String stored = this.mongo.findAll(SurveyResponse.class).get(0).id();
		assertThat(stored).startsWith("file ");
		assertThat(erase(stored.substring("file ".length())).codes()).isEmpty();
		assertThat(figures()).isEqualTo(Map.of("responses", 1, "overall", 80.0));
	}

	@Test
	void taxudDeletesACommentAndTheScoresStay() {
		submit(this.id, 80, "Ada Lovelace said so");
		String comment = this.api.as("taxud").operation("survey-comments", Map.of()).get("surveyComments.nodes[0].id");
		assertThat(this.api.as("taxud").operation("erase-survey-comment", Api.input("id", comment)).codes()).isEmpty();
		assertThat(comments("taxud")).isEmpty();
		assertThat(collectionsWith("Lovelace")).isEmpty();
		assertThat(figures()).isEqualTo(Map.of("responses", 1, "overall", 80.0));
	}

	@Test
	void aCommentIsShownUntilItIsTwoYearsOldAndDroppedThen() {
		submit(this.id, 80, "Outlandish");
		Instant oldest = ZonedDateTime.now(this.clock).minus(Period.ofYears(2)).toInstant();
		receivedAt(oldest.plus(Duration.ofHours(1)));
		assertThat(comments("at")).containsExactly("Outlandish");
		assertThat(this.retention.drop()).isZero();
		receivedAt(oldest.minusMillis(1));
		assertThat(comments("at")).as("before it is dropped").isEmpty();
		assertThat(this.api.as("at").operation("survey-comments", Map.of()).<Integer>get("surveyComments.totalCount"))
			.isZero();
		assertThat(collectionsWith("Outlandish")).containsExactly("surveyResponses");
		assertThat(this.retention.drop()).isEqualTo(1);
		assertThat(this.retention.drop()).isZero();
		assertThat(collectionsWith("Outlandish")).isEmpty();
		assertThat(this.api.as("taxud")
			.operation("audit-events", Map.of("filter", Map.of("actions", List.of("dropSurveyComments"))))
			.<String>get("auditEvents.nodes[0].changes[1].after")).isEqualTo("1");
		PlainRecount.assertExact(this.mongo);
	}

	@Test
	void aResponseWhoseCommentWasDroppedIsKnownWhenItIsSentAgain() {
		submit(this.id, 80, "Outlandish");
		receivedAt(Instant.EPOCH);
		this.retention.drop();
		assertThat(submit(this.id, 80, "Outlandish").codes()).isEmpty();
		assertThat(submit(this.id, 80, null).codes()).as("it had a comment").containsExactly("ALREADY_EXISTS");
		assertThat(submit(this.id, 70, "Outlandish").codes()).containsExactly("ALREADY_EXISTS");
		assertThat(figures()).isEqualTo(Map.of("responses", 1, "overall", 80.0));
		assertThat(collectionsWith("Outlandish")).isEmpty();
	}

	private Answer submit(String given, int score, String comment) {
		return this.api.anonymous()
			.operation("submit-survey-response",
					Api.input("id", given, "trainingModule", "VAT", "country", "AT", "audience", "CUSTOMS_OFFICIAL",
							"completedOn", LocalDate.now(this.clock).toString(), "relevance", score, "comment",
							comment));
	}

	private Answer erase(String given) {
		return this.api.anonymous().operation("erase-survey-response", Api.input("id", given));
	}

	private Map<String, Object> figures() {
		return this.api.as("taxud")
			.run("{ quality(filter: { years: [%d] }) { responses overall } }"
				.formatted(LocalDate.now(this.clock).getYear()))
			.get("quality");
	}

	private static Map<String, Object> noFigures() {
		Map<String, Object> none = new HashMap<>();
		none.put("responses", 0);
		none.put("overall", null);
		return none;
	}

	private List<String> comments(String username) {
		return this.api.as(username).operation("survey-comments", Map.of()).get("surveyComments.nodes[*].comment");
	}

	private void receivedAt(Instant moment) {
		this.mongo.updateMulti(new Query(), Update.update("submittedAt", moment), SurveyResponse.class);
	}

	private List<String> collectionsWith(String text) {
		return this.mongo.getCollectionNames()
			.stream()
			.filter((collection) -> this.mongo.findAll(Document.class, collection)
				.stream()
				.anyMatch((document) -> document.toJson().contains(text)))
			.toList();
	}

}
