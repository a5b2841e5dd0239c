package eu.uptake.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the store is asked for by each query, so that no further command creeps in.
 */
@UptakeTest
class StoreReadsTests {

	private static final Path READS = Path.of("src/test/resources/query/reads.md");

	private static final List<Integer> THREE_YEARS = List.of(2014, 2015, 2016);

	private static final Map<String, Object> YEAR = Map.of("years", List.of(2016));

	private static final Map<String, Object> YEARS = Map.of("years", THREE_YEARS);

	private static final Map<String, Object> VARIABLES = Map.ofEntries(Map.entry("year", 2016),
			Map.entry("years", THREE_YEARS), Map.entry("filter", YEAR), Map.entry("uptake", YEAR),
			Map.entry("uptakeBefore", Map.of("years", List.of(2015))), Map.entry("downloads", YEAR),
			Map.entry("officials", YEAR), Map.entry("others", YEAR), Map.entry("officialsByYear", YEARS),
			Map.entry("othersByYear", YEARS), Map.entry("sessions", YEAR), Map.entry("sessionsByYear", YEARS),
			Map.entry("interval", "MONTH"), Map.entry("code", "4.1"), Map.entry("country", "AT"),
			Map.entry("id", "339569f3-87b1-49fa-98a3-1564d784dce2"));

	@Autowired
	private Api api;

	@Autowired
	private StoreCommands storeCommands;

	@Test
	void eachQueryAsksForWhatStandsInItsRowAndNothingElse() throws IOException {
		Api.Client anonymous = this.api.anonymous();
		Api.Client taxud = this.api.as("taxud");
		List<String> rows = new ArrayList<>();
		for (Path file : files()) {
			String document = Files.readString(file);
			OperationDefinition operation = Parser.parse(document)
				.getFirstDefinitionOfType(OperationDefinition.class)
				.orElseThrow();
			if (operation.getOperation() == OperationDefinition.Operation.QUERY) {
				rows.add("| %s | %s | %s |".formatted(file.getFileName().toString().replace(".graphql", ""),
						reads(anonymous, document, variables(operation)),
						reads(taxud, document, variables(operation))));
			}
		}
		assertThat(rows).containsExactlyElementsOf(
				Files.readAllLines(READS).stream().dropWhile((line) -> !line.startsWith("|--")).skip(1).toList());
	}

	private static List<Path> files() throws IOException {
		try (Stream<Path> examples = Files.list(Path.of("graphql/operations"));
				Stream<Path> measured = Files.list(Path.of("src/bench/graphql/queries"))) {
			return Stream.concat(examples.sorted(), measured.sorted()).toList();
		}
	}

	private static Map<String, Object> variables(OperationDefinition operation) {
		return operation.getVariableDefinitions()
			.stream()
			.filter((each) -> each.getType() instanceof NonNullType && each.getDefaultValue() == null)
			.map(VariableDefinition::getName)
			.collect(Collectors.toMap((name) -> name, VARIABLES::get));
	}

	// What a version tells to be the same is remembered from the first time on.
	private String reads(Api.Client client, String document, Map<String, Object> variables) {
		Api.Answer answer = client.run(document, variables);
		if (!answer.classifications().isEmpty()) {
			assertThat(answer.classifications()).as(answer.body()).containsOnly("UNAUTHORIZED");
			return "refused";
		}
		return this.storeCommands.ofRequestsDuring(() -> client.run(document, variables))
			.stream()
			.collect(Collectors.groupingBy((command) -> command, TreeMap::new, Collectors.counting()))
			.entrySet()
			.stream()
			.map((command) -> command.getValue() + " " + command.getKey())
			.collect(Collectors.joining(", "));
	}

}
