package eu.uptake.live;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Subscriptions by WebSocket.
 */
@UptakeTest
class SocketTests {

	private static final String STATES = "subscription States($year: Int!) { uptakeChanged(year: $year) {"
			+ " country { code } nationalReturn { status version } } }";

	private static final String PROTOCOL = "graphql-transport-ws";

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
	void oneConnectionHasSeveralSubscriptionsUntilEachIsCompleted() {
		Api.Client austria = this.api.as("at");
		try (SocketClient socket = SocketClient.greeted(austria)) {
			socket.subscribe("a", STATES, Map.of("year", year())).awaitPong();
			report(austria, 120);
			assertThat(socket.next()).isEqualTo(state("a", "DRAFT", 1));
			socket.subscribe("b", STATES, Map.of("year", year()))
				.send(Map.of("type", "complete", "id", "a"))
				.awaitPong();
			report(austria, 121);
			assertThat(socket.next()).isEqualTo(state("b", "DRAFT", 2));
		}
	}

	@Test
	void anotherCountryIsNotTold() {
		Api.Client germany = this.api.as("de");
		try (SocketClient socket = SocketClient.greeted(germany)) {
			socket.subscribe("1", STATES, Map.of("year", year())).awaitPong();
			report(this.api.as("at"), 120);
			germany.operation("report-uptake",
					Api.input("country", "DE", "year", year(), "trainingModule", "VAT", "trainees", 7));
			assertThat(socket.next()).isEqualTo(state("1", "DRAFT", 1).replace("AT", "DE"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "null", "http://127.0.0.1:1", "not an origin" })
	void pagesOfOtherSitesOpenNoConnection(String origin) {
		Api.Client austria = this.api.as("at");
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> SocketClient.open(austria, PROTOCOL, origin))
			.satisfies((ex) -> assertThat(
					((java.net.http.WebSocketHandshakeException) ex.getCause()).getResponse().statusCode())
				.isEqualTo(403));
	}

	@Test
	void theServicesOwnPagesDo() {
		Api.Client austria = this.api.as("at");
		try (SocketClient socket = SocketClient.open(austria, PROTOCOL, austria.base().toString())) {
			assertThat(socket.send(Map.of("type", "connection_init")).next())
				.isEqualTo("{\"type\":\"connection_ack\"}");
		}
	}

	@Test
	void aMachineBringsItsTokenWithTheFirstMessageOrAsAHeader() {
		String token = this.api.as("at")
			.operation("create-api-token",
					Api.input("name", "live", "expiresOn", (year() + 1) + "-01-01", "scopes", List.of("READ")))
			.get("createApiToken.token");
		try (SocketClient socket = SocketClient.open(this.api.anonymous())) {
			socket.send(Map.of("type", "connection_init", "payload", Map.of("Authorization", "Bearer " + token)));
			assertThat(socket.next()).isEqualTo("{\"type\":\"connection_ack\"}");
			socket.subscribe("1", STATES, Map.of("year", year())).awaitPong();
			report(this.api.as("at"), 120);
			assertThat(socket.next()).isEqualTo(state("1", "DRAFT", 1));
		}
		try (SocketClient socket = SocketClient.greeted(this.api.withToken(token))) {
			socket.subscribe("1", STATES, Map.of("year", year())).awaitPong();
			report(this.api.as("at"), 121);
			assertThat(socket.next()).isEqualTo(state("1", "DRAFT", 2));
		}
	}

	@Test
	void aTokenWithoutTheScopeToReadSubscribesToNothing() {
		String token = this.api.as("at")
			.operation("create-api-token",
					Api.input("name", "live", "expiresOn", (year() + 1) + "-01-01", "scopes", List.of("REPORT")))
			.get("createApiToken.token");
		try (SocketClient socket = SocketClient.greeted(this.api.withToken(token))) {
			assertThat(socket.subscribe("1", STATES, Map.of("year", year())).next()).contains("\"type\":\"error\"",
					"\"classification\":\"FORBIDDEN\"");
		}
	}

	@Test
	void whoIsntSignedInIsTurnedAway() {
		try (SocketClient socket = SocketClient.open(this.api.anonymous())) {
			assertThat(socket.send(Map.of("type", "connection_init")).next()).isEqualTo("4403 Forbidden");
		}
		try (SocketClient socket = SocketClient.open(this.api.anonymous())) {
			assertThat(socket
				.send(Map.of("type", "connection_init", "payload", Map.of("Authorization", "Bearer upt_nothing")))
				.next()).isEqualTo("4403 Forbidden");
		}
	}

	@Test
	void signingOutEndsTheSubscriptionAndTheConnectionsUse() {
		Api.Client client = this.api.as("at");
		try (SocketClient socket = SocketClient.greeted(client)) {
			socket.subscribe("1", STATES, Map.of("year", year())).awaitPong();
			client.post("/logout", "application/x-www-form-urlencoded", "");
			assertThat(socket.next()).contains("\"type\":\"error\"", "\"id\":\"1\"",
					"\"classification\":\"UNAUTHORIZED\"");
			assertThat(socket.subscribe("2", STATES, Map.of("year", year())).next()).isEqualTo("4403 Forbidden");
		}
	}

	@Test
	void queriesAndMutationsAreForRequests() {
		try (SocketClient socket = SocketClient.greeted(this.api.as("at"))) {
			assertThat(socket.subscribe("1", "{ me { username } }", Map.of()).next()).contains("\"type\":\"error\"",
					"A stream is for subscriptions: send queries and mutations by POST, and accept JSON.");
			assertThat(socket.subscribe("1", "subscription { nothing }", Map.of()).next())
				.contains("\"type\":\"error\"", "\"classification\":\"ValidationError\"");
			socket.awaitPong();
		}
	}

	@Test
	void whatBreaksTheProtocolEndsTheConnection() {
		Api.Client austria = this.api.as("at");
		assertThat(closed(austria, "{")).isEqualTo("4400 Invalid message");
		assertThat(closed(austria, "null")).isEqualTo("4400 Invalid message");
		assertThat(closed(austria, "{\"type\":\"next\"}")).isEqualTo("4400 Invalid message");
		assertThat(closed(austria, "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{id}\"}}"))
			.isEqualTo("4401 Unauthorized");
		assertThat(closed(austria, "x".repeat(140_000))).startsWith("1009");
		try (SocketClient socket = SocketClient.greeted(austria)) {
			assertThat(socket.send(Map.of("type", "connection_init")).next())
				.isEqualTo("4429 Too many initialisation requests");
		}
		try (SocketClient socket = SocketClient.greeted(austria)) {
			socket.subscribe("1", STATES, Map.of("year", year()));
			assertThat(socket.subscribe("1", STATES, Map.of("year", year())).next())
				.isEqualTo("4409 Subscriber for 1 already exists");
		}
		try (SocketClient socket = SocketClient.open(austria, "graphql-ws", null)) {
			assertThat(socket.next()).isEqualTo("4406 Subprotocol not acceptable");
		}
		catch (CompletionException ex) {
			// The client's own library doesn't go on without a protocol.
			assertThat(ex).hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class);
		}
	}

	@Test
	void aDocumentOfTheGreatestSizeFitsIntoAMessage() {
		String padded = STATES + " ".repeat(60_000);
		Api.Client austria = this.api.as("at");
		try (SocketClient socket = SocketClient.greeted(austria)) {
			socket.subscribe("1", padded, Map.of("year", year())).awaitPong();
			report(austria, 120);
			assertThat(socket.next()).isEqualTo(state("1", "DRAFT", 1));
		}
	}

	private static String closed(Api.Client client, String message) {
		try (SocketClient socket = SocketClient.open(client)) {
			return socket.send(message).next();
		}
	}

	private void report(Api.Client client, int trainees) {
		assertThat(
				client
					.operation("report-uptake",
							Api.input("country", "AT", "year", year(), "trainingModule", "UCC-L1", "trainees",
									trainees))
					.codes())
			.isEmpty();
	}

	private static String state(String id, String status, int version) {
		return ("{\"type\":\"next\",\"id\":\"%s\",\"payload\":{\"data\":{\"uptakeChanged\":{\"country\":{\"code\":\"AT\"},"
				+ "\"nationalReturn\":{\"status\":\"%s\",\"version\":%d}}}}}")
			.formatted(id, status, version);
	}

	private int year() {
		return Year.now(this.clock).getValue();
	}

}
