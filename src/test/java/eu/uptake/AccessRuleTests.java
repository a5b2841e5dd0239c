package eu.uptake;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import graphql.schema.GraphQLFieldDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every mutation, asked for by everybody.
 */
@UptakeTest
class AccessRuleTests {

	private static final List<String> EVERYBODY = List.of("at", "de", "taxud", "ingest", "operator");

	private static final Map<String, String> REPORTING = Map.of("reportUptake",
			"country: \"AT\", year: %d, trainingModule: \"VAT\"", "withdrawUptake",
			"country: \"AT\", year: %d, trainingModule: \"VAT\"", "submitReturn", "country: \"AT\", year: %d");

	private static final Map<String, String> TAXUDS = Map.of("acceptReturn", "country: \"AT\", year: %d",
			"sendBackReturn", "country: \"AT\", year: %d, reason: \"Why?\"", "openYear", "year: %d", "lockYear",
			"year: %d", "publishYear", "year: %d", "reopenYear", "year: %d, reason: \"Why?\"", "defineTrainingModule",
			"code: \"REX\", title: \"REX\", programme: \"General\", producedOn: \"2016-12-15\"", "retireTrainingModule",
			"code: \"VAT\", retiredOn: \"2030-01-01\"");

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private GraphQlSource source;

	static Stream<String> mutations() {
		return Stream.of(REPORTING, TAXUDS).flatMap((rule) -> rule.keySet().stream()).sorted();
	}

	@Test
	void everyMutationIsAskedForHere() {
		assertThat(this.source.schema()
			.getMutationType()
			.getFieldDefinitions()
			.stream()
			.map(GraphQLFieldDefinition::getName)).containsExactlyInAnyOrderElementsOf(mutations().toList());
	}

	@ParameterizedTest
	@MethodSource("mutations")
	void answersNobodyElse(String mutation) {
		String allowed = REPORTING.containsKey(mutation) ? "at" : "taxud";
		assertThat(run(this.api.anonymous(), mutation)).containsExactly("UNAUTHORIZED");
		for (String username : EVERYBODY) {
			List<String> classifications = run(this.api.as(username), mutation);
			if (username.equals(allowed)) {
				assertThat(classifications).as(username).isEmpty();
			}
			else {
				assertThat(classifications).as(username).containsExactly("FORBIDDEN");
			}
		}
	}

	private List<String> run(Api.Client client, String mutation) {
		String input = REPORTING.getOrDefault(mutation, TAXUDS.get(mutation))
			.formatted(Year.now(this.clock).getValue());
		return client.run("mutation { %s(input: { %s }) { errors { code } } }".formatted(mutation, input))
			.classifications();
	}

}
