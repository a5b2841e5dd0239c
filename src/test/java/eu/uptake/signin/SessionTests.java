package eu.uptake.signin;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;
import eu.uptake.contract.Sha256;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class SessionTests {

	private static final String PASSWORD = "seven brown bicycles";

	private static final String OTHER = "eleven grey umbrellas";

	private static final String ME = "{ me { username } }";

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private StoreCommands storeCommands;

	@Autowired
	private Clock clock;

	@Autowired
	private AccountSessions sessions;

	@Test
	void theStoreHoldsWhoAndWhenAndNoId() {
		Api.Client at = this.api.as("at");
		String id = at.cookie("JSESSIONID");
		assertThat(id).hasSize(43);
		Document stored = stored(at);
		assertThat(stored.keySet()).containsExactlyInAnyOrder("_id", "username", "credentials", "began", "accessedAt",
				"expireAt");
		assertThat(stored.toJson()).doesNotContain(id);
		assertThat(stored).containsEntry("username", "at").containsEntry("credentials", 0);
	}

	@Test
	void signingInAgainLeavesNothingOfTheOldId() {
		Api.Client client = this.api.as("at");
		String before = client.cookie("JSESSIONID");
		assertThat(client.login("de", "demo").statusCode()).isEqualTo(204);
		assertThat(client.cookie("JSESSIONID")).isNotEqualTo(before);
		assertThat(username(client)).isEqualTo("de");
		assertThat(username(withCookie(before))).isNull();
		assertThat(this.mongo.findById(Sha256.hex(before), Document.class, "sessions")).isNull();
	}

	@Test
	void anIdThatSomebodyElseHasChosenIsNotTaken() {
		Api.Client client = this.api.anonymous();
		client.get("/graphiql");
		String chosen = "A".repeat(43);
		String token = client.cookie("XSRF-TOKEN");
		List<String> cookies = client
			.send("/login",
					(request) -> request.header("Cookie", "JSESSIONID=%s; XSRF-TOKEN=%s".formatted(chosen, token))
						.header("Content-Type", "application/x-www-form-urlencoded")
						.POST(HttpRequest.BodyPublishers.ofString("username=at&password=demo")))
			.headers()
			.allValues("Set-Cookie");
		assertThat(cookies).filteredOn((cookie) -> cookie.startsWith("JSESSIONID="))
			.singleElement()
			.asString()
			.doesNotContain(chosen);
		assertThat(this.mongo.findById(Sha256.hex(chosen), Document.class, "sessions")).isNull();
	}

	@Test
	void signingOutTakesTheSessionOutOfTheStore() {
		Api.Client at = this.api.as("at");
		String id = at.cookie("JSESSIONID");
		assertThat(at.post("/logout", "application/x-www-form-urlencoded", "").statusCode()).isEqualTo(204);
		assertThat(this.mongo.findById(Sha256.hex(id), Document.class, "sessions")).isNull();
		assertThat(username(withCookie(id))).isNull();
	}

	@Test
	void whoChangesThePasswordGoesOnUnderAnotherIdAndAllOtherSessionsEnd() {
		create("paula");
		Api.Client here = this.api.as("paula", PASSWORD);
		Api.Client there = this.api.as("paula", PASSWORD);
		String before = here.cookie("JSESSIONID");
		assertThat(
				here.operation("change-password", Api.input("currentPassword", PASSWORD, "newPassword", OTHER)).codes())
			.isEmpty();
		assertThat(here.cookie("JSESSIONID")).isNotEqualTo(before);
		assertThat(username(here)).isEqualTo("paula");
		assertThat(username(there)).isNull();
		assertThat(username(withCookie(before))).isNull();
		assertThat(this.mongo.getCollection("sessions").countDocuments(new Document("username", "paula"))).isEqualTo(1);
	}

	@Test
	void aSessionThatIsWrittenAgainAfterItsEndStaysEnded() {
		create("quentin");
		Api.Client quentin = this.api.as("quentin", PASSWORD);
		Document session = stored(quentin);
		this.api.as("taxud").operation("reset-password", Api.input("username", "quentin", "newPassword", OTHER));
		this.mongo.save(session, "sessions");
		assertThat(username(quentin)).isNull();
		assertThat(this.mongo.findById(session.get("_id"), Document.class, "sessions")).isNull();
	}

	@Test
	void aRequestUnderWayBringsNoEndedSessionBack() {
		String id = this.api.as("at").cookie("JSESSIONID");
		AccountSession underWay = this.sessions.findById(id);
		this.sessions.deleteById(id);
		underWay.setAttribute(SignedInSession.USERNAME, "at");
		this.sessions.save(underWay);
		assertThat(this.sessions.findById(id)).isNull();
		assertThat(this.mongo.findById(Sha256.hex(id), Document.class, "sessions")).isNull();
	}

	@Test
	void anExpiredSessionIsRefusedBeforeItIsDeleted() {
		Api.Client at = this.api.as("at");
		Document session = stored(at);
		Date longAgo = Date.from(Instant.now().minus(Duration.ofMinutes(61)));
		this.mongo.save(session.append("accessedAt", longAgo), "sessions");
		assertThat(username(at)).isNull();
	}

	@Test
	void aSessionLivesForTwelveHoursAtTheMost() {
		Api.Client at = this.api.as("at");
		Document session = stored(at);
		Date longAgo = Date.from(Instant.now().minus(Duration.ofHours(12)));
		this.mongo.save(session.append("began", longAgo), "sessions");
		assertThat(username(at)).isNull();
	}

	@Test
	void expiredSessionsAreDeleted() {
		Api.Client at = this.api.as("at");
		Api.Client de = this.api.as("de");
		Document session = stored(at);
		this.mongo.save(session.append("expireAt", Date.from(this.clock.instant().minusSeconds(1))), "sessions");
		assertThat(SessionConfiguration.deleteExpired(this.mongo, this.clock)).isGreaterThanOrEqualTo(1);
		assertThat(this.mongo.findById(session.get("_id"), Document.class, "sessions")).isNull();
		assertThat(username(de)).isEqualTo("de");
	}

	@Test
	void anonymousRequestsHaveNoSessionAndAskTheStoreForNone() {
		Api.Client client = this.api.anonymous();
		assertThat(this.storeCommands.allDuring(() -> {
			client.get("/");
			client.get("/graphiql");
			client.run("{ __typename }");
		})).isEmpty();
		assertThat(client.cookie("JSESSIONID")).isNull();
	}

	@Test
	void aSignedInRequestReadsTheSessionAndTheAccountOnce() {
		create("rosa");
		Api.Client rosa = this.api.as("rosa", PASSWORD);
		rosa.run("{ __typename }");
		assertThat(this.storeCommands.allDuring(() -> rosa.run("{ __typename }")))
			.isSubsetOf("find find BsonString{value='sessions'}", "find find BsonString{value='accounts'}")
			.doesNotHaveDuplicates();
		Api.Client at = this.api.as("at");
		assertThat(this.storeCommands.allDuring(() -> at.run("{ __typename }")))
			.containsExactly("find find BsonString{value='sessions'}");
	}

	@Test
	void anAnswerThatIsSentInPiecesReadsTheSessionOnceToo() {
		Api.Client taxud = this.api.as("taxud");
		assertThat(this.storeCommands.allDuring(() -> taxud.operation("countries", Map.of("year", 2016))))
			.filteredOn((command) -> command.contains("sessions"))
			.hasSize(1);
	}

	@Test
	void aForgedIdReadsOnceAndIsNobody() {
		Api.Client client = withCookie("forged");
		assertThat(this.storeCommands.allDuring(() -> assertThat(username(client)).isNull()))
			.containsExactly("find find BsonString{value='sessions'}");
	}

	private Document stored(Api.Client client) {
		return this.mongo.findById(Sha256.hex(client.cookie("JSESSIONID")), Document.class, "sessions");
	}

	private Api.Client withCookie(String id) {
		return this.api.anonymous().with("Cookie", "JSESSIONID=" + id);
	}

	private static String username(Api.Client client) {
		Map<String, String> me = client.run(ME).get("me");
		return (me != null) ? me.get("username") : null;
	}

	private void create(String username) {
		assertThat(this.api.as("taxud")
			.operation("create-account", Api.input("username", username, "role", "OPERATOR", "password", PASSWORD))
			.codes()).isEmpty();
	}

}
