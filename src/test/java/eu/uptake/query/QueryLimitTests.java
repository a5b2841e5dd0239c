package eu.uptake.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What may be asked for at once.
 */
@UptakeTest
class QueryLimitTests {

	@Autowired
	private Api api;

	@Autowired
	private StoreCommands storeCommands;

	@Autowired
	private GraphQlSource source;

	@Autowired
	private QueryProperties limits;

	@Autowired
	private ObjectProvider<OperationSource> operations;

	static Stream<Path> examples() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("graphql/operations"))) {
			return files.sorted().toList().stream();
		}
	}

	@Test
	void sixteenLevelsAreTooDeep() {
		String levels = "country { nationalReturn(year: 2016) { ".repeat(7);
		assertThatRefused("{ countries { nationalReturn(year: 2016) { " + levels + "year" + " } }".repeat(8) + " }",
				"depth", 15, 17, "Levels of fields inside each other: 17, and at most 15 is allowed.");
	}

	@Test
	void depthCountsWhatFragmentsHold() {
		String fragments = IntStream.range(0, 20)
			.mapToObj((i) -> "fragment f%d on NationalReturn { country { nationalReturn(year: 2016) { ...f%d } } }"
				.formatted(i, i + 1))
			.collect(Collectors.joining(" "));
		assertThatRefused("{ nationalReturn(country: \"AT\", year: 2016) { ...f0 } } " + fragments
				+ " fragment f20 on NationalReturn { year }", "depth", 15, 42);
	}

	@Test
	void tenThousandAliasesAreTooMany() {
		String aliases = IntStream.range(0, 10_000)
			.mapToObj((i) -> "a" + i + ":me")
			.collect(Collectors.joining("{id}"));
		assertThat(this.api.anonymous().run("{" + aliases + "{id}}").body()).contains("LIMIT_EXCEEDED", "documentSize");
		String fewer = IntStream.range(0, 3_000).mapToObj((i) -> "a" + i + ":code").collect(Collectors.joining(" "));
		assertThatRefused("{ countries { " + fewer + " } }", "aliases", 100, 3000);
	}

	@Test
	void thirtyOneFieldsOfTheFirstLevelAreTooMany() {
		String fields = IntStream.range(0, 31)
			.mapToObj((i) -> "a%d: uptakeTotals(filter: {}) { modulesUsed }".formatted(i))
			.collect(Collectors.joining(" "));
		assertThatRefused("{ " + fields + " }", "rootFields", 30, 31);
	}

	@Test
	void theSameFieldAThousandTimesIsTooMuch() {
		assertThatRefused("{ me { " + "username ".repeat(1000) + "} }", "fields", 1000, 1001);
	}

	@Test
	void aBombOfFragmentsIsMeasuredInTheTimeOfItsText() {
		String fragments = IntStream.range(0, 100)
			.mapToObj((i) -> "fragment f%d on Country { ...f%d ...f%d }".formatted(i, i + 1, i + 1))
			.collect(Collectors.joining(" "));
		Answer answer = this.api.anonymous()
			.run("{ countries { ...f0 } } " + fragments + " fragment f100 on Country { code }");
		assertThat(answer.classifications()).containsExactly("LIMIT_EXCEEDED");
		assertThatRefused("{ countries { ...f0 } } " + IntStream.range(0, 40)
			.mapToObj((i) -> "fragment f%d on Country { ...f%d ...f%d }".formatted(i, i + 1, i + 1))
			.collect(Collectors.joining(" ")) + " fragment f40 on Country { code }", "fields", 1000, 1L << 40);
	}

	@Test
	void aBombThatNoOperationUsesIsOneToo() {
		assertThat(this.api.anonymous()
			.run("{ me { username } } " + IntStream.range(0, 40)
				.mapToObj((i) -> "fragment f%d on Country { ...f%d ...f%d }".formatted(i, i + 1, i + 1))
				.collect(Collectors.joining(" ")) + " fragment f40 on Country { code }")
			.classifications()).containsExactly("LIMIT_EXCEEDED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ me { ...a } } fragment a on Account { ...a }",
			"{ me { ...a } } fragment a on Account { country { ...b } } fragment b on Country { ...c } fragment c on Country { ...b }",
			"{ me { ...unknown } }" })
	void fragmentsThatContainThemselvesAreInvalid(String document) {
		assertThat(this.api.anonymous().run(document).classifications()).contains("ValidationError")
			.doesNotContain("INTERNAL_ERROR");
	}

	@Test
	void aLongChainOfFragmentsIsNoTrouble() {
		String chain = IntStream.range(0, 1500)
			.mapToObj((i) -> "fragment f%d on Country{...f%d}".formatted(i, i + 1))
			.collect(Collectors.joining());
		assertThatRefused("{countries{...f0}}" + chain + "fragment f1500 on Country{code}", "nesting", 100, 1503);
	}

	@Test
	void manyTokensAreCounted() {
		Answer answer = this.api.anonymous().run("{" + "me{id}".repeat(6000) + "}");
		assertThat(answer.classifications()).containsExactly("InvalidSyntax");
		assertThat(answer.body()).contains("More than 15,000");
	}

	@Test
	void bracketsInsideEachOtherAreCounted() {
		assertThat(this.api.anonymous().run("{a".repeat(10_000)).classifications()).containsExactly("InvalidSyntax");
		assertThat(this.api.anonymous()
			.run("{ uptakeTotals(filter: { years: " + "[".repeat(5000) + "]".repeat(5000) + " }) { modulesUsed } }")
			.classifications()).containsExactly("InvalidSyntax");
	}

	@Test
	void aPageWeighsAsManyNodesAsItHas() {
		String query = "query($first: Int) { %s }".formatted(IntStream.range(0, 20)
			.mapToObj((
					i) -> "a%d: trainingModules(first: $first) { nodes { code title programme level producedOn retiredOn } }"
						.formatted(i))
			.collect(Collectors.joining(" ")));
		assertThat(this.api.anonymous().run(query, Map.of("first", 100)).<List<?>>get("a19.nodes")).isNotEmpty();
		assertThatRefused(query, Map.of("first", 200), "complexity", 20_000, 20 * (10 + 1 + 200 * 6));
		assertThatRefused(query.replace("$first: Int", "$first: Int = 200"), Map.of(), "complexity", 20_000, 24_220);
		assertThatRefused(query.replace("$first)", "200)").replace("query($first: Int)", "query"), Map.of(),
				"complexity", 20_000, 24_220);
		assertThat(this.api.anonymous().run(query).<List<?>>get("a19.nodes")).hasSize(30);
	}

	@Test
	void whatIsRefusedAsksTheStoreForNothing() {
		String returns = "nationalReturn(year: 2016) { uptakes { trainingModule { code title } } country { %s } }";
		String query = "{ countries { " + returns.formatted(returns.formatted("code")) + " } }";
		Api.Client client = this.api.anonymous();
		assertThat(this.storeCommands.during(
				() -> assertThat(client
					.run("{ " + IntStream.range(0, 20)
						.mapToObj((i) -> "a%d: %s".formatted(i, query.substring(2, query.length() - 2)))
						.collect(Collectors.joining(" ")) + " }")
					.classifications()).containsExactly("LIMIT_EXCEEDED")))
			.isEmpty();
	}

	@Test
	void largeVariablesAreTooLarge() {
		Map<String, Object> variables = Map.of("filter", Map.of("programme", "x".repeat(1024 * 1024)));
		assertThatRefused("query($filter: UptakeFilter!) { uptakeTotals(filter: $filter) { modulesUsed } }", variables,
				"variablesSize", 1024 * 1024, 1024 * 1024 + 29);
	}

	@Test
	void severalRequestsAtOnceAreNone() {
		assertThat(this.api.anonymous()
			.post("/graphql", "application/json", "[{\"query\":\"{ me { username } }\"}]")
			.statusCode()).isEqualTo(400);
	}

	@Test
	void theSchemaCanBeReadByTheUsualQuery() throws IOException {
		assertThat(this.api.anonymous()
			.run(graphql.introspection.IntrospectionQuery.INTROSPECTION_QUERY)
			.<String>get("__schema.queryType.name")).isEqualTo("Query");
	}

	@Test
	void theSchemaCannotBeReadWithoutEnd() {
		assertThat(this.api.anonymous()
			.run("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }")
			.classifications()).containsExactly("BadFaithIntrospection");
	}

	@ParameterizedTest
	@MethodSource("examples")
	void everyExampleIsFarFromTheLimits(Path example) throws IOException {
		assertThatFar(Files.readString(example));
	}

	@Test
	void whatTheWebClientSendsIsFarFromTheLimits() {
		List<String> documents = this.operations.stream().flatMap((each) -> each.documents().stream()).toList();
		assertThat(documents).hasSizeGreaterThan(25).allSatisfy(this::assertThatFar);
	}

	private void assertThatFar(String text) {
		var document = Parser.parse(text);
		DocumentShape shape = DocumentShape.of(document);
		assertThat(shape.depth()).isLessThanOrEqualTo(6);
		assertThat(shape.fields()).isLessThanOrEqualTo(200);
		assertThat(shape.aliases()).isLessThanOrEqualTo(20);
		assertThat(shape.rootFields()).isLessThanOrEqualTo(20);
		assertThat(document.getDefinitionsOfType(OperationDefinition.class)).allSatisfy((operation) -> assertThat(
				CostModel.weigh(this.source.schema(), document, operation).at(Map.of("first", 200)))
			.isLessThanOrEqualTo(12_000));
	}

	private void assertThatRefused(String document, String limit, long allowed, long measured) {
		assertThatRefused(document, Map.of(), limit, allowed, measured);
	}

	private void assertThatRefused(String document, String limit, long allowed, long measured, String message) {
		assertThatRefused(document, limit, allowed, measured);
		assertThat(this.api.anonymous().run(document).body()).contains(message);
	}

	private void assertThatRefused(String document, Map<String, Object> variables, String limit, long allowed,
			long measured) {
		Answer answer = this.api.anonymous().run(document, variables);
		assertThat(answer.body()).doesNotContain("\"data\":{");
		assertThat(JsonPath.<List<Map<String, Object>>>read(answer.body(), "$.errors[*].extensions"))
			.as(new JsonMapper().writeValueAsString(answer.body().substring(0, Math.min(answer.body().length(), 500))))
			.hasSize(1)
			.first()
			.satisfies((extensions) -> {
				assertThat(extensions).containsEntry("classification", "LIMIT_EXCEEDED").containsEntry("limit", limit);
				assertThat(((Number) extensions.get("allowed")).longValue()).isEqualTo(allowed);
				assertThat(((Number) extensions.get("measured")).longValue()).isEqualTo(measured);
			});
	}

}
