package eu.uptake.faults;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TAXUD, recording IT training sessions.
 */
class SessionClient extends WritingClient<SessionClient.Session> {

	private final int year;

	private Api.Client client;

	SessionClient(int year) {
		super(2);
		this.year = year;
	}

	@Override
	void connect(Api api) {
		this.client = api.as("taxud");
	}

	@Override
	Session next(int number) {
		return new Session(UUID.randomUUID(), ThreadLocalRandom.current().nextInt(1, 50));
	}

	@Override
	void send(Session session) {
		assertThat(codes(() -> this.client.operation("record-training-session",
				Api.input("id", session.id().toString(), "system", "NCTS", "title", "Transit", "startsOn",
						this.year + "-01-01", "endsOn", this.year + "-01-01", "host", "AT", "participants",
						List.of(Map.of("country", "AT", "officials", session.officials()))))))
			.isEmpty();
	}

	@Override
	Map<String, Object> figures(Api api) {
		return api.as("taxud")
			.run("query ($years: [Int!]) { sessionTotals(filter: { years: $years }) { sessions officialsTrained } }",
					Map.of("years", List.of(this.year)))
			.get("sessionTotals");
	}

	@Override
	Map<String, Object> recount(List<Session> sessions) {
		return Map.of("sessions", sessions.size(), "officialsTrained",
				sessions.stream().mapToInt(Session::officials).sum());
	}

	/**
	 * A session.
	 *
	 * @param id its id
	 * @param officials how many Austrians took part
	 */
	record Session(UUID id, int officials) {
	}

}
