package eu.uptake.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import eu.uptake.Api;
import eu.uptake.Api.Answer;

/**
 * Sessions to record, and what is asked about them.
 */
final class TestSessions {

	private TestSessions() {
	}

	/**
	 * An input that is right: hosted by Austria, with 5 Austrians and 3 Germans, on the
	 * year's first day.
	 * @param id the id
	 * @param year the calendar year
	 * @return the input's fields, to be changed at will
	 */
	static Map<String, Object> session(String id, int year) {
		Map<String, Object> input = new HashMap<>();
		input.put("id", id);
		input.put("system", "NCTS");
		input.put("title", "Transit for beginners");
		input.put("startsOn", year + "-01-01");
		input.put("endsOn", year + "-01-01");
		input.put("host", "AT");
		input.put("participants", List.of(participant("AT", 5), participant("DE", 3)));
		input.put("feedback", Map.of("metExpectations", expectations(3, 1, 1, 0), "useful", useful(4, 2, 0, 1)));
		return input;
	}

	static Map<String, Object> participant(String country, int officials) {
		return Map.of("country", country, "officials", officials);
	}

	static Map<String, Object> expectations(int fully, int largely, int partly, int notAtAll) {
		return Map.of("fully", fully, "largely", largely, "partly", partly, "notAtAll", notAtAll);
	}

	static Map<String, Object> useful(int veryUseful, int useful, int notVeryUseful, int notUseful) {
		return Map.of("veryUseful", veryUseful, "useful", useful, "notVeryUseful", notVeryUseful, "notUseful",
				notUseful);
	}

	static Answer record(Api.Client client, Map<String, Object> session) {
		return client.operation("record-training-session", Map.of("input", session));
	}

	static Map<String, Object> totals(Api.Client client, Map<String, Object> filter) {
		return client.operation("session-totals", Map.of("filter", filter)).get("sessionTotals");
	}

}
