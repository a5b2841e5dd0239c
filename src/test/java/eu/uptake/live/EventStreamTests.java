package eu.uptake.live;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Subscriptions by server-sent events.
 */
@UptakeTest
class EventStreamTests {

	private static final String RETURNS = """
			subscription Returns($year: Int!, $country: CountryCode) {
			  uptakeChanged(year: $year, country: $country) {
			    country { code } year
			    nationalReturn { status version takesChanges uptakes { trainingModule { code } trainees note } }
			  }
			}""";

	private static final String STATES = "subscription States($year: Int!) { uptakeChanged(year: $year) {"
			+ " country { code } nationalReturn { status } } }";

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
	void aCoordinatorIsToldOfTheOwnDraftAndNobodysElse() {
		Api.Client austria = this.api.as("at");
		try (EventStream here = EventStream.open(austria, RETURNS, Map.of("year", year(), "country", "AT"));
				EventStream there = EventStream.open(this.api.as("de"), STATES, Map.of("year", year()));
				EventStream taxud = EventStream.open(this.api.as("taxud"), STATES, Map.of("year", year()))) {
			report(austria, "AT", "UCC-L1", 120);
			assertThat(here.next())
				.isEqualTo("next {\"data\":{\"uptakeChanged\":{\"country\":{\"code\":\"AT\"},\"year\":" + year()
						+ ",\"nationalReturn\":{\"status\":\"DRAFT\",\"version\":1,\"takesChanges\":true,"
						+ "\"uptakes\":[{\"trainingModule\":{\"code\":\"UCC-L1\"},\"trainees\":120,\"note\":null}]}}}}");
			assertThat(taxud.next()).isEqualTo(state("AT", "DRAFT"));
			report(this.api.as("de"), "DE", "VAT", 7);
			assertThat(there.next()).isEqualTo(state("DE", "DRAFT"));
			assertThat(taxud.next()).isEqualTo(state("DE", "DRAFT"));
		}
		await().until(() -> !this.store.isFollowing());
	}

	@Test
	void theSameReportAgainIsNoChange() {
		Api.Client austria = this.api.as("at");
		report(austria, "AT", "UCC-L1", 120);
		try (EventStream stream = EventStream.open(austria, RETURNS, Map.of("year", year()))) {
			report(austria, "AT", "UCC-L1", 120);
			report(austria, "AT", "UCC-L1", 121);
			assertThat(stream.next()).contains("\"version\":2", "\"trainees\":121");
		}
	}

	@Test
	void everybodyIsToldWhatIsPublishedAndWhatIsNoMore() {
		Api.Client taxud = this.api.as("taxud");
		try (EventStream stream = EventStream.open(this.api.as("ingest"), STATES, Map.of("year", 2016))) {
			year(taxud, "reopen", 2016);
			List<String> hidden = new ArrayList<>();
			for (int country = 0; country < 34; country++) {
				hidden.add(stream.next());
			}
			assertThat(hidden)
				.contains("next {\"data\":{\"uptakeChanged\":{\"country\":{\"code\":\"AT\"},\"nationalReturn\":null}}}")
				.allSatisfy((event) -> assertThat(event).endsWith("\"nationalReturn\":null}}}"));
			year(taxud, "lock", 2016);
			year(taxud, "publish", 2016);
			// Publishing raises the versions after the status, so a return may be told
			// twice.
			Set<String> published = new TreeSet<>();
			while (published.size() < 34) {
				published.add(stream.next());
			}
			assertThat(published).contains(state("AT", "ACCEPTED"), state("UK", "ACCEPTED"))
				.allSatisfy((event) -> assertThat(event).endsWith("\"nationalReturn\":{\"status\":\"ACCEPTED\"}}}}"));
		}
	}

	@Test
	void anonymousClientsAreRefusedInTheStream() {
		try (EventStream stream = EventStream.open(this.api.anonymous(), STATES, Map.of("year", year()))) {
			assertThat(stream.status()).isEqualTo(200);
			assertThat(stream.next()).startsWith("next {\"errors\":[{").contains("\"classification\":\"UNAUTHORIZED\"");
			assertThat(stream.next()).isEqualTo("complete");
			assertThat(stream.next()).isEqualTo("closed");
		}
	}

	@Test
	void signingOutEndsTheStream() {
		Api.Client client = this.api.as("at");
		try (EventStream stream = EventStream.open(client, STATES, Map.of("year", year()))) {
			client.post("/logout", "application/x-www-form-urlencoded", "");
			assertThat(stream.next()).startsWith("next {\"errors\":[{")
				.contains("The sign-in that began this has ended. Sign in again.",
						"\"classification\":\"UNAUTHORIZED\"");
			assertThat(stream.next()).isEqualTo("complete");
			assertThat(stream.next()).isEqualTo("closed");
		}
	}

	@Test
	void revokingATokenEndsItsStreamAndNoOther() {
		Api.Client client = this.api.as("at");
		Api.Answer created = client.operation("create-api-token",
				Api.input("name", "live", "expiresOn", (year() + 1) + "-01-01", "scopes", List.of("READ")));
		String token = created.get("createApiToken.token");
		String id = created.get("createApiToken.apiToken.id");
		try (EventStream machine = EventStream.open(this.api.withToken(token), STATES, Map.of("year", year()));
				EventStream browser = EventStream.open(client, STATES, Map.of("year", year()))) {
			report(client, "AT", "UCC-L1", 120);
			assertThat(machine.next()).isEqualTo(state("AT", "DRAFT"));
			assertThat(browser.next()).isEqualTo(state("AT", "DRAFT"));
			client.operation("revoke-api-token", Api.input("id", id));
			assertThat(machine.next()).contains("\"classification\":\"UNAUTHORIZED\"");
			assertThat(machine.next()).isEqualTo("complete");
			report(client, "AT", "UCC-L1", 121);
			assertThat(browser.next()).isEqualTo(state("AT", "DRAFT"));
		}
	}

	@Test
	void aStreamIsForSubscriptionsAndNothingElse() {
		Api.Client austria = this.api.as("at");
		try (EventStream stream = EventStream.open(austria,
				"mutation { submitReturn(input: { country: \"AT\", year: %d }) { errors { code } } }".formatted(year()),
				Map.of())) {
			assertThat(stream.next()).contains("A stream is for subscriptions: send queries and mutations by POST")
				.contains("\"classification\":\"BAD_REQUEST\"");
			assertThat(stream.next()).isEqualTo("complete");
		}
		assertThat(austria.run("{ nationalReturn(country: \"AT\", year: %d) { status } }".formatted(year()))
			.<String>get("nationalReturn.status")).isEqualTo("NOT_STARTED");
		Api.Answer answer = austria.run(STATES, Map.of("year", year()));
		assertThat(answer.classifications()).containsExactly("BAD_REQUEST");
		assertThat(answer.body()).contains("accept text/event-stream, or come by WebSocket");
	}

	@Test
	void limitsHoldForSubscriptionsToo() {
		String deep = "subscription { uptakeChanged(year: 2016) { country { nationalReturn(year: 2016) {"
				+ "country { nationalReturn(year: 2016) {".repeat(8) + " version " + "} }".repeat(8) + "} } } }";
		try (EventStream stream = EventStream.open(this.api.as("at"), deep, Map.of())) {
			assertThat(stream.next()).contains("\"classification\":\"LIMIT_EXCEEDED\"", "\"limit\":\"depth\"");
		}
	}

	@Test
	void anAccountHasTwentyStreamsAndOthersHaveTheirs() {
		Api.Client austria = this.api.as("at");
		List<EventStream> open = new ArrayList<>();
		try {
			for (int count = 0; count < 20; count++) {
				open.add(EventStream.open(austria, STATES, Map.of("year", year())));
			}
			EventStream refused = EventStream.open(austria, STATES, Map.of("year", year()));
			open.add(refused);
			assertThat(refused.next()).contains("\"classification\":\"TOO_MANY_REQUESTS\"", "\"retryAfterSeconds\":10");
			assertThat(refused.next()).isEqualTo("complete");
			EventStream other = EventStream.open(this.api.as("de"), STATES, Map.of("year", year()));
			open.add(other);
			report(this.api.as("de"), "DE", "VAT", 7);
			assertThat(other.next()).isEqualTo(state("DE", "DRAFT"));
		}
		finally {
			open.forEach(EventStream::close);
		}
	}

	@Test
	void withASessionAnEventStreamNeedsItsTokenToo() {
		Api.Client austria = this.api.as("at");
		assertThat(this.api.anonymous()
			.send("/graphql",
					(request) -> request.header("Cookie", "JSESSIONID=" + austria.cookie("JSESSIONID"))
						.header("Accept", "text/event-stream")
						.header("Content-Type", "application/json")
						.POST(BodyPublishers
							.ofString("{\"query\":\"subscription { uptakeChanged(year: 2016) { year } }\"}")))
			.statusCode()).isEqualTo(403);
	}

	private static String state(String country, String status) {
		return "next {\"data\":{\"uptakeChanged\":{\"country\":{\"code\":\"%s\"},\"nationalReturn\":{\"status\":\"%s\"}}}}"
			.formatted(country, status);
	}

	private static void report(Api.Client client, String country, String module, int trainees) {
		Map<String, Object> input = new HashMap<>(Map.of("country", country, "year", Year.now().getValue(),
				"trainingModule", module, "trainees", trainees));
		assertThat(client.operation("report-uptake", Map.of("input", input)).codes()).isEmpty();
	}

	private static void year(Api.Client taxud, String action, int year) {
		Map<String, Object> input = new HashMap<>(Map.of("year", year));
		if (action.equals("reopen")) {
			input.put("reason", "Something was wrong.");
		}
		assertThat(taxud.operation(action + "-year", Map.of("input", input)).codes()).isEmpty();
	}

	private int year() {
		return Year.now(this.clock).getValue();
	}

}
