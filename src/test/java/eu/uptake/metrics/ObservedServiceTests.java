package eu.uptake.metrics;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import eu.uptake.Api;
import eu.uptake.embedded.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an operator sees of a service: its metrics, and its log as JSON.
 */
class ObservedServiceTests {

	private static final Pattern SELECTOR = Pattern.compile("([a-z][a-z0-9_]*)\\{");

	@TempDir
	private static Path folder;

	private static ServiceProcess service;

	@BeforeAll
	static void start() {
		service = ServiceProcess.start(folder, "--logging.structured.format.console=ecs");
		Api api = Api.at(service.uri());
		Api.Client anonymous = api.anonymous();
		anonymous.operation("countries", Map.of("year", 2016));
		anonymous.operation("countries", Map.of("year", 2016));
		anonymous.run("query Nonsense1 { countries { code } }");
		anonymous.run("query Nonsense2 { countries { code } }");
		anonymous.run("{ countries { code } }");
		anonymous.run("{ nonsense");
		anonymous.operation("lock-year", Api.input("year", 2016));
		api.as("ingest")
			.send("/api/access-logs/may.log", (request) -> request.PUT(BodyPublishers.ofString("garbage\ngarbage\n")));
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	private static List<String> scrape() {
		return Api.at(service.uri()).as("operator").get("/actuator/prometheus").body().lines().toList();
	}

	private static double value(String start, String... labels) {
		return scrape().stream()
			.filter((line) -> line.startsWith(start + "{") || line.startsWith(start + " "))
			.filter((line) -> List.of(labels).stream().allMatch(line::contains))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	@Test
	void operationsAreCountedAndTimedByTheNamesThatTheServiceKnows() {
		String count = "graphql_request_seconds_count";
		assertThat(value(count, "graphql_operation_name=\"Countries\"", "graphql_outcome=\"SUCCESS\"")).isEqualTo(2);
		assertThat(value(count, "graphql_operation_name=\"LockYear\"", "graphql_outcome=\"REQUEST_ERROR\""))
			.isEqualTo(1);
		assertThat(value(count, "graphql_operation_name=\"other\"")).isEqualTo(4);
		assertThat(value("graphql_request_seconds_sum", "graphql_operation_name=\"Countries\"")).isPositive();
		assertThat(value("graphql_request_seconds_bucket", "graphql_operation_name=\"Countries\"", "le=\"5.0\""))
			.isEqualTo(2);
		assertThat(String.join("\n", scrape())).doesNotContain("Nonsense");
	}

	@Test
	void importsAreCountedByLinesAndBytes() {
		assertThat(value("uptake_import_lines_total")).isEqualTo(2);
		assertThat(value("uptake_import_bytes_total")).isEqualTo("garbage\ngarbage\n".length());
		assertThat(value("uptake_import_seconds_count", "outcome=\"COUNTED\"")).isEqualTo(1);
		assertThat(value("uptake_import_seconds_count", "outcome=\"FAILED\"")).isZero();
	}

	@Test
	void returnsOfTheOpenYearAreCountedByStatus() {
		int year = Year.now(ZoneId.of("Europe/Brussels")).getValue();
		assertThat(value("uptake_returns", "year=\"%d\"".formatted(year), "status=\"NOT_STARTED\"")).isEqualTo(33);
		assertThat(value("uptake_returns", "status=\"ACCEPTED\"")).isZero();
		assertThat(value("uptake_returns", "year=\"2016\"")).isZero();
	}

	@Test
	void metricsAreForOperators() {
		Api api = Api.at(service.uri());
		assertThat(api.anonymous().get("/actuator/prometheus").statusCode()).isEqualTo(401);
		assertThat(api.as("taxud").get("/actuator/prometheus").statusCode()).isEqualTo(403);
		assertThat(api.as("operator").get("/actuator/env").statusCode()).isEqualTo(403);
	}

	@Test
	void eachQueryOfTheDashboardNamesMetricsThatThereAre() throws IOException {
		Set<String> names = scrape().stream()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.split("[{ ]", 2)[0])
			.collect(Collectors.toCollection(TreeSet::new));
		String dashboard = Files.readString(Path.of("src/main/docker/grafana/dashboards/uptake.json"));
		List<String> queries = JsonPath.read(dashboard, "$.panels[*].targets[*].expr");
		assertThat(queries).hasSizeGreaterThan(10).allSatisfy((query) -> {
			Matcher selector = SELECTOR.matcher(query);
			assertThat(selector.results().map((found) -> found.group(1)).toList()).as(query)
				.isNotEmpty()
				.isSubsetOf(names);
		});
	}

	@Test
	void theLogIsJsonWhereItIsToBe() {
		List<String> lines = service.output().lines().filter((line) -> !line.isBlank()).toList();
		assertThat(lines).isNotEmpty().allSatisfy((line) -> {
			Map<String, Object> event = JsonPath.read(line, "$");
			assertThat(event).containsKeys("@timestamp", "message", "ecs", "log", "process", "service");
		});
		assertThat(lines.stream().map((line) -> JsonPath.<String>read(line, "$.message")))
			.anyMatch((message) -> message.startsWith("Started UptakeApplication in"));
		assertThat(JsonPath.<String>read(lines.get(0), "$.service.name")).isEqualTo("uptake");
	}

}
