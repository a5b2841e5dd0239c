package eu.uptake.session;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A session of the open year that Austria hosts, with officials of Austria and Germany.
 */
@UptakeTest
class SessionVisibilityTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	private final String id = UUID.randomUUID().toString();

	private int year;

	private Api.Client taxud;

	@BeforeEach
	void recordOne() {
		this.year = Year.now(this.clock).getValue();
		this.taxud = this.api.as("taxud");
		assertThat(TestSessions.record(this.api.as("at"), TestSessions.session(this.id, this.year)).codes()).isEmpty();
	}

	@Test
	void taxudTheHostAndTheParticipantsSeeASessionOfAnOpenYear() {
		for (String username : List.of("taxud", "at", "de")) {
			assertThat(seen(this.api.as(username))).as(username).isEqualTo(1);
		}
		for (String username : List.of("fr", "ingest", "operator")) {
			assertThat(seen(this.api.as(username))).as(username).isZero();
		}
		assertThat(seen(this.api.anonymous())).isZero();
	}

	@Test
	void noFilterGetsAtWhatIsNotPublished() {
		Api.Client anonymous = this.api.anonymous();
		assertThat(TestSessions.totals(anonymous, Map.of())).containsEntry("sessions", 125);
		Answer by = anonymous.operation("sessions-by", Map.of());
		assertThat(by.<List<Integer>>get("sessionsByYear[*].year")).containsExactly(2014, 2015, 2016);
		Map<String, Object> renamed = TestSessions.session(this.id, this.year);
		renamed.put("system", "SECRET");
		this.taxud.operation("correct-training-session", Map.of("input", renamed));
		Map<String, Object> filter = Map.of("systems", List.of("SECRET"));
		assertThat(TestSessions.totals(this.taxud, filter)).containsEntry("sessions", 1);
		assertThat(anonymous.operation("session-totals", Map.of("filter", filter)).classifications())
			.containsExactly("BAD_REQUEST");
	}

	@Test
	void everybodySeesItOnceItsYearIsPublished() {
		this.taxud.operation("lock-year", Api.input("year", this.year));
		assertThat(seen(this.api.anonymous())).isZero();
		this.taxud.operation("publish-year", Api.input("year", this.year));
		assertThat(seen(this.api.anonymous())).isEqualTo(1);
		assertThat(seen(this.api.as("fr"))).isEqualTo(1);
		this.taxud.operation("reopen-year", Api.input("year", this.year, "reason", "A slip"));
		assertThat(seen(this.api.anonymous())).isZero();
	}

	@Test
	void theHistoryIsForTaxudAndTheHost() {
		this.taxud.operation("lock-year", Api.input("year", this.year));
		this.taxud.operation("publish-year", Api.input("year", this.year));
		for (Api.Client insider : List.of(this.taxud, this.api.as("at"))) {
			assertThat(shown(insider).<List<String>>get("trainingSession.changes[*].by")).containsExactly("at");
		}
		for (Api.Client outsider : List.of(this.api.anonymous(), this.api.as("de"), this.api.as("fr"))) {
			assertThat(shown(outsider).<Map<String, Object>>get("trainingSession")).containsEntry("officials", 8)
				.containsEntry("changes", null);
		}
	}

	@Test
	void withdrawnSessionsAreForTaxudAndTheHost() {
		Api.Client austria = this.api.as("at");
		assertThat(withdraw(austria).codes()).isEmpty();
		for (Api.Client insider : List.of(this.taxud, austria)) {
			assertThat(shown(insider).<String>get("trainingSession.status")).isEqualTo("WITHDRAWN");
			assertThat(withdrawn(insider)).containsExactly(this.id);
			assertThat(TestSessions.totals(insider, Map.of("years", List.of(this.year)))).containsEntry("sessions", 0);
		}
		for (Api.Client outsider : List.of(this.api.anonymous(), this.api.as("de"), this.api.as("operator"))) {
			assertThat(shown(outsider).<Object>get("trainingSession")).isNull();
			assertThat(withdrawn(outsider)).isEmpty();
		}
	}

	@Test
	void aCoordinatorRecordsCorrectsAndWithdrawsWhatItsCountryHosts() {
		Map<String, Object> german = TestSessions.session(UUID.randomUUID().toString(), this.year);
		german.put("host", "DE");
		Api.Client austria = this.api.as("at");
		assertThat(TestSessions.record(austria, german).classifications()).containsExactly("FORBIDDEN");
		assertThat(TestSessions.record(this.taxud, german).codes()).isEmpty();
		// It must neither give a session away nor take one.
		Map<String, Object> taken = TestSessions.session((String) german.get("id"), this.year);
		assertThat(correct(austria, taken).classifications()).containsExactly("FORBIDDEN");
		Map<String, Object> given = TestSessions.session(this.id, this.year);
		given.put("host", "DE");
		assertThat(correct(austria, given).classifications()).containsExactly("FORBIDDEN");
		given.put("host", "AT");
		given.put("title", "Corrected");
		assertThat(correct(austria, given).codes()).isEmpty();
		Api.Client germany = this.api.as("de");
		assertThat(withdraw(germany).classifications()).containsExactly("FORBIDDEN");
		assertThat(seen(this.taxud)).isEqualTo(2);
		given.put("host", "XX");
		assertThat(correct(austria, given).codes()).containsExactly("UNKNOWN_COUNTRY");
	}

	private static Answer correct(Api.Client client, Map<String, Object> session) {
		return client.operation("correct-training-session", Map.of("input", session));
	}

	private Answer withdraw(Api.Client client) {
		return client.operation("withdraw-training-session", Api.input("id", this.id, "reason", "A slip"));
	}

	private Answer shown(Api.Client client) {
		return client.operation("training-session", Map.of("id", this.id));
	}

	private static List<String> withdrawn(Api.Client client) {
		return client.operation("training-sessions", Map.of("withdrawn", true)).get("trainingSessions.nodes[*].id");
	}

	// The same by every way of asking.
	private int seen(Api.Client client) {
		Map<String, Object> ofYear = Map.of("years", List.of(this.year));
		int sessions = (int) TestSessions.totals(client, ofYear).get("sessions");
		Answer list = client.operation("training-sessions", Map.of("filter", ofYear));
		assertThat(list.<Integer>get("trainingSessions.totalCount")).isEqualTo(sessions);
		assertThat(list.<List<String>>get("trainingSessions.nodes[*].id")).hasSize(sessions);
		assertThat(shown(client).<Object>get("trainingSession") != null).isEqualTo(sessions > 0);
		return sessions;
	}

}
