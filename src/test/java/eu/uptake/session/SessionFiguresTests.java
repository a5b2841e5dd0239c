package eu.uptake.session;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class SessionFiguresTests {

	@Autowired
	private Api api;

	@Autowired
	private StoreCommands storeCommands;

	@ParameterizedTest
	@CsvSource({ "2014, 22, 124, 95, 99", "2015, 45, 293, 92, 98", "2016, 58, 374, 87, 97" })
	void theSeedAddsUpToTheReportsFigures(int year, int sessions, int officials, int metExpectations, int useful) {
		Map<String, Object> totals = TestSessions.totals(this.api.anonymous(), Map.of("years", List.of(year)));
		assertThat(totals).containsEntry("sessions", sessions).containsEntry("officialsTrained", officials);
		assertThat(rounded(totals.get("metExpectationsPercent"))).isEqualTo(metExpectations);
		assertThat(rounded(totals.get("usefulPercent"))).isEqualTo(useful);
	}

	@Test
	void percentagesAreOfAllAnswersAndNotRounded() {
		Map<String, Object> totals = TestSessions.totals(this.api.anonymous(), Map.of("years", List.of(2016)));
		List<Map<String, Object>> sessions = all(Map.of("years", List.of(2016)));
		long fully = sum(sessions, "metExpectations", "fully");
		long largely = sum(sessions, "metExpectations", "largely");
		long answers = sum(sessions, "metExpectations", "answers");
		assertThat(answers).isBetween(1L, 374L);
		assertThat(totals.get("metExpectationsPercent")).isEqualTo(100.0 * (fully + largely) / answers);
		assertThat(totals.get("metExpectations")).isEqualTo(Map.of("fully", (int) fully, "largely", (int) largely,
				"partly", (int) sum(sessions, "metExpectations", "partly"), "notAtAll",
				(int) sum(sessions, "metExpectations", "notAtAll"), "answers", (int) answers));
		long useful = sum(sessions, "useful", "answers");
		assertThat(totals.get("usefulPercent"))
			.isEqualTo(100.0 * (sum(sessions, "useful", "veryUseful") + sum(sessions, "useful", "useful")) / useful);
		assertThat(totals.get("useful")).isEqualTo(Map.of("veryUseful", (int) sum(sessions, "useful", "veryUseful"),
				"useful", (int) sum(sessions, "useful", "useful"), "notVeryUseful",
				(int) sum(sessions, "useful", "notVeryUseful"), "notUseful", (int) sum(sessions, "useful", "notUseful"),
				"answers", (int) useful));
	}

	@Test
	void withoutAFilterAllCountsAndWithEmptyListsNothing() {
		Answer answer = this.api.anonymous().run("{ sessionTotals { sessions officialsTrained } }");
		assertThat(answer.<Integer>get("sessionTotals.sessions")).isEqualTo(125);
		assertThat(answer.<Integer>get("sessionTotals.officialsTrained")).isEqualTo(791);
		for (String field : List.of("years", "countries", "hosts", "systems")) {
			assertThat(TestSessions.totals(this.api.anonymous(), Map.of(field, List.of()))).as(field)
				.containsEntry("sessions", 0)
				.containsEntry("officialsTrained", 0)
				.containsEntry("metExpectationsPercent", null);
		}
	}

	@Test
	void ofTheCountriesThatTookPartOnlyTheirOfficialsCount() {
		List<Map<String, Object>> sessions = all(Map.of("years", List.of(2016)));
		for (List<String> countries : List.of(List.of("AT"), List.of("AT", "DE"))) {
			long officials = 0;
			int taken = 0;
			long answers = 0;
			for (Map<String, Object> session : sessions) {
				Map<String, Integer> participants = participants(session);
				participants.keySet().retainAll(countries);
				officials += participants.values().stream().mapToInt(Integer::intValue).sum();
				taken += participants.isEmpty() ? 0 : 1;
				answers += participants.isEmpty() ? 0 : answers(session, "useful", "answers");
			}
			assertThat(officials).isPositive();
			Map<String, Object> totals = TestSessions.totals(this.api.anonymous(),
					Map.of("years", List.of(2016), "countries", countries));
			assertThat(totals).containsEntry("sessions", taken).containsEntry("officialsTrained", (int) officials);
			assertThat(totals.get("useful")).asInstanceOf(InstanceOfAssertFactories.map(String.class, Integer.class))
				.containsEntry("answers", (int) answers);
		}
	}

	@Test
	void hostsAndSystemsSelect() {
		List<Map<String, Object>> sessions = all(Map.of());
		long hosted = sessions.stream().filter((each) -> Map.of("code", "LU").equals(each.get("host"))).count();
		assertThat(hosted).isEqualTo(19);
		assertThat(TestSessions.totals(this.api.anonymous(), Map.of("hosts", List.of("LU")))).containsEntry("sessions",
				(int) hosted);
		long about = sessions.stream().filter((each) -> "NCTS".equals(each.get("system"))).count();
		assertThat(about).isEqualTo(20);
		assertThat(TestSessions.totals(this.api.anonymous(), Map.of("systems", List.of("NCTS"))))
			.containsEntry("sessions", 20);
	}

	@ParameterizedTest
	@CsvSource({ "countries, XX", "hosts, XX", "systems, NTCS" })
	void aFilterThatNamesSomethingUnknownIsRefused(String field, String value) {
		Map<String, Object> filter = Map.of("filter", Map.of(field, List.of(value)));
		for (String operation : List.of("session-totals", "training-sessions")) {
			assertThat(this.api.anonymous().operation(operation, filter).classifications())
				.containsExactly("BAD_REQUEST");
		}
	}

	@Test
	void rowsAddUpToTheTotalsAndComeInTheirOrder() {
		Answer rows = this.api.anonymous().operation("sessions-by", Map.of());
		assertThat(rows.<List<Integer>>get("sessionsByYear[*].year")).containsExactly(2014, 2015, 2016);
		assertThat(rows.<List<Integer>>get("sessionsByYear[*].totals.sessions")).containsExactly(22, 45, 58);
		assertThat(rows.<List<Integer>>get("sessionsByYear[*].totals.officialsTrained")).containsExactly(124, 293, 374);
		assertThat(rows.<List<String>>get("sessionsBySystem[*].system")).isSorted().hasSize(16).contains("NCTS");
		assertThat(sum(rows, "sessionsBySystem[*].totals.sessions")).isEqualTo(125);
		assertThat(sum(rows, "sessionsBySystem[*].totals.officialsTrained")).isEqualTo(791);
		Answer some = this.api.anonymous()
			.operation("sessions-by", Map.of("filter", Map.of("years", List.of(2014), "systems", List.of("CCN"))));
		assertThat(some.<List<String>>get("sessionsBySystem[*].system")).containsExactly("CCN");
		assertThat(some.<List<Integer>>get("sessionsByYear[*].year")).containsExactly(2014);
	}

	@Test
	void pagesTheSessionsFromTheNewest() {
		List<Map<String, Object>> inOne = all(Map.of());
		assertThat(inOne).hasSize(125);
		assertThat(inOne).extracting((each) -> (String) each.get("startsOn"))
			.isSortedAccordingTo((a, b) -> b.compareTo(a));
		List<String> paged = new ArrayList<>();
		Map<String, Object> page = new HashMap<>(Map.of("first", 7));
		boolean more = true;
		while (more) {
			Answer answer = this.api.anonymous().operation("training-sessions", page);
			assertThat(answer.<Integer>get("trainingSessions.totalCount")).isEqualTo(125);
			assertThat(answer.<Boolean>get("trainingSessions.pageInfo.hasPreviousPage")).isEqualTo(!paged.isEmpty());
			paged.addAll(answer.<List<String>>get("trainingSessions.edges[*].node.id"));
			page.put("after", answer.get("trainingSessions.pageInfo.endCursor"));
			more = answer.get("trainingSessions.pageInfo.hasNextPage");
		}
		assertThat(paged).containsExactlyElementsOf(inOne.stream().map((each) -> (String) each.get("id")).toList());
		assertThat(this.api.anonymous().operation("training-sessions", Map.of("after", "x")).classifications())
			.containsExactly("BAD_REQUEST");
		assertThat(this.api.anonymous().operation("training-sessions", Map.of("first", -1)).classifications())
			.containsExactly("BAD_REQUEST");
	}

	@Test
	void theNumberOfStoreCommandsDoesNotGrowWithTheRows() {
		Api.Client anonymous = this.api.anonymous();
		List<String> few = this.storeCommands
			.during(() -> anonymous.operation("training-sessions", Map.of("first", 1)));
		List<String> many = this.storeCommands
			.during(() -> anonymous.operation("training-sessions", Map.of("first", 200)));
		// The page and its count.
		assertThat(many).hasSameSizeAs(few).hasSize(2);
		assertThat(this.storeCommands.during(() -> anonymous.operation("session-totals", Map.of()))).hasSize(1);
		assertThat(this.storeCommands.during(() -> anonymous.operation("sessions-by", Map.of()))).hasSize(2);
	}

	private List<Map<String, Object>> all(Map<String, Object> filter) {
		return this.api.anonymous()
			.operation("training-sessions", Map.of("filter", filter, "first", 200))
			.get("trainingSessions.nodes");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Integer> participants(Map<String, Object> session) {
		Map<String, Integer> officials = new TreeMap<>();
		for (Map<String, Object> each : (List<Map<String, Object>>) session.get("participants")) {
			officials.put(((Map<String, String>) each.get("country")).get("code"), (Integer) each.get("officials"));
		}
		return officials;
	}

	@SuppressWarnings("unchecked")
	private static int answers(Map<String, Object> session, String question, String option) {
		return ((Map<String, Map<String, Integer>>) session.get("feedback")).get(question).get(option);
	}

	private static long sum(List<Map<String, Object>> sessions, String question, String option) {
		return sessions.stream().mapToLong((each) -> answers(each, question, option)).sum();
	}

	private static int sum(Answer answer, String path) {
		return answer.<List<Integer>>get(path).stream().flatMapToInt(IntStream::of).sum();
	}

	private static int rounded(Object percent) {
		return BigDecimal.valueOf((Double) percent).setScale(0, RoundingMode.HALF_UP).intValue();
	}

}
