package eu.uptake.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The audit trail as TAXUD reads it, a line an event.
 */
final class AuditLog {

	private final Api.Client taxud;

	AuditLog(Api.Client taxud) {
		this.taxud = taxud;
	}

	/**
	 * All events of some actions, the oldest first.
	 * @param actions the actions; none means all
	 * @return a line each: action, account, client, subject, country, year, outcome,
	 * errors, changes; what is null is left out
	 */
	List<String> lines(String... actions) {
		return lines((actions.length > 0) ? Map.of("actions", List.of(actions)) : Map.of());
	}

	List<String> lines(Map<String, Object> filter) {
		List<String> lines = new ArrayList<>(events(filter).stream().map(AuditLog::line).toList());
		Collections.reverse(lines);
		return lines;
	}

	List<Map<String, Object>> events(Map<String, Object> filter) {
		Api.Answer answer = this.taxud.operation("audit-events", Map.of("filter", filter, "first", 200));
		assertThat(answer.classifications()).isEmpty();
		return answer.get("auditEvents.nodes");
	}

	static String line(Map<String, Object> event) {
		Map<?, ?> country = (Map<?, ?>) event.get("country");
		Stream<Object> parts = Stream.of(event.get("action"), event.get("account"), event.get("client"),
				event.get("tokenName"), event.get("subject"), (country != null) ? country.get("code") : null,
				event.get("year"), event.get("outcome"));
		String head = parts.filter(Objects::nonNull).map(String::valueOf).collect(Collectors.joining(" | "));
		List<?> errors = (List<?>) event.get("errors");
		String changes = ((List<?>) event.get("changes")).stream()
			.map((each) -> (Map<?, ?>) each)
			.map((each) -> "%s: %s → %s".formatted(each.get("field"), shown(each.get("before")),
					shown(each.get("after"))))
			.collect(Collectors.joining("; "));
		return head + (errors.isEmpty() ? "" : " " + List.copyOf(errors)) + (changes.isEmpty() ? "" : " | " + changes);
	}

	private static Object shown(Object value) {
		return (value != null) ? value : "-";
	}

}
