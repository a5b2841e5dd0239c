package eu.uptake.session;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.Parallel;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ConcurrentSessionTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private TrainingSessions sessions;

	private int year;

	private Api.Client taxud;

	@BeforeEach
	void signIn() {
		this.year = Year.now(this.clock).getValue();
		this.taxud = this.api.as("taxud");
	}

	@Test
	void theSameSessionSentAtTheSameMomentCountsOnce() throws Exception {
		for (int round = 0; round < 5; round++) {
			String id = UUID.randomUUID().toString();
			List<Callable<List<String>>> senders = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				senders.add(() -> TestSessions.record(this.taxud, TestSessions.session(id, this.year)).codes());
			}
			assertThat(Parallel.run(senders)).containsOnly(List.of());
			assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", round + 1)
				.containsEntry("officialsTrained", 8 * (round + 1));
			assertThat(this.sessions.changes(List.of(id)).get(id)).hasSize(1);
		}
	}

	@Test
	void ofDifferentSessionsWithOneIdOneIsRecordedAndTheOthersAreToldSo() throws Exception {
		String id = UUID.randomUUID().toString();
		List<Callable<List<String>>> senders = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			Map<String, Object> session = TestSessions.session(id, this.year);
			session.put("title", "Number " + i);
			senders.add(() -> TestSessions.record(this.taxud, session).codes());
		}
		List<List<String>> answers = Parallel.run(senders);
		assertThat(answers).filteredOn(List::isEmpty).hasSize(1);
		assertThat(answers).filteredOn((codes) -> codes.equals(List.of("ALREADY_EXISTS"))).hasSize(5);
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 1);
	}

	@Test
	void ofCorrectionsOfTheSameVersionOneWinsAndTheOthersAreToldSo() throws Exception {
		String id = UUID.randomUUID().toString();
		TestSessions.record(this.taxud, TestSessions.session(id, this.year));
		List<Callable<List<String>>> senders = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			Map<String, Object> session = TestSessions.session(id, this.year);
			session.put("title", "Number " + i);
			session.put("expectedVersion", 1);
			senders.add(() -> this.taxud.operation("correct-training-session", Map.of("input", session)).codes());
		}
		List<List<String>> answers = Parallel.run(senders);
		assertThat(answers).filteredOn(List::isEmpty).hasSize(1);
		assertThat(answers).filteredOn((codes) -> codes.equals(List.of("STALE_VERSION"))).hasSize(5);
	}

	@Test
	void aSessionOnItsWayWhenTheYearIsLockedDoesNotLand() {
		String id = UUID.randomUUID().toString();
		Map<String, Object> session = TestSessions.session(id, this.year);
		String recorded = UUID.randomUUID().toString();
		TestSessions.record(this.taxud, TestSessions.session(recorded, this.year));
		// As a writer that has seen the year open: one has put its session down, the
		// other has read the session it corrects.
		SessionFacts facts = this.sessions.find(recorded).orElseThrow().facts();
		this.sessions.insert(TrainingSession.pending(id, facts));
		TrainingSession.Step recording = this.sessions.find(id).orElseThrow().recorded(this.clock.instant(), "taxud");
		TrainingSession.Step withdrawing = this.sessions.find(recorded)
			.orElseThrow()
			.withdraw("A slip", this.clock.instant(), "taxud");
		assertThat(this.taxud.operation("lock-year", Api.input("year", this.year)).codes()).isEmpty();
		assertThat(this.sessions.save(recording)).isFalse();
		assertThat(this.sessions.save(withdrawing)).isFalse();
		assertThat(TestSessions.record(this.taxud, session).codes()).containsExactly("YEAR_NOT_OPEN");
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 1);
		this.taxud.operation("reopen-year", Api.input("year", this.year, "reason", "One was forgotten"));
		assertThat(TestSessions.record(this.taxud, session).codes()).isEmpty();
		assertThat(TestSessions.totals(this.taxud, ofYear())).containsEntry("sessions", 2);
	}

	@Test
	void noSessionLandsAfterTheYearWasLocked() throws Exception {
		CountDownLatch some = new CountDownLatch(6);
		List<Callable<Object>> clients = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			clients.add(() -> {
				List<String> codes = List.of();
				while (codes.isEmpty()) {
					codes = TestSessions
						.record(this.taxud, TestSessions.session(UUID.randomUUID().toString(), this.year))
						.codes();
					some.countDown();
				}
				return codes;
			});
		}
		clients.add(() -> {
			some.await();
			Answer locked = this.taxud.operation("lock-year", Api.input("year", this.year));
			assertThat(locked.codes()).isEmpty();
			return TestSessions.totals(this.taxud, ofYear());
		});
		List<Object> answers = Parallel.run(clients);
		assertThat(answers.subList(0, 3)).containsOnly(List.of("YEAR_NOT_OPEN"));
		assertThat(TestSessions.totals(this.taxud, ofYear())).isEqualTo(answers.get(3));
	}

	private Map<String, Object> ofYear() {
		return Map.of("years", List.of(this.year));
	}

}
