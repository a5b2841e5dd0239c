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
			"country: \"AT\", year: %d, trainingModule: \"VAT\"", "answerWarning",
			"country: \"AT\", year: %d, code: OUTLIER, trainingModule: \"VAT\", note: \"So it was\"", "submitReturn",
			"country: \"AT\", year: %d");

	private static final Map<String, String> TAXUDS = Map.ofEntries(
			Map.entry("acceptReturn", "country: \"AT\", year: %d"),
			Map.entry("sendBackReturn", "country: \"AT\", year: %d, reason: \"Why?\""),
			Map.entry("scheduleYear", "year: %d"), Map.entry("openYear", "year: %d"), Map.entry("lockYear", "year: %d"),
			Map.entry("publishYear", "year: %d"), Map.entry("reopenYear", "year: %d, reason: \"Why?\""),
			Map.entry("defineTrainingModule",
					"code: \"REX\", title: \"REX\", programme: \"General\", producedOn: \"2016-12-15\""),
			Map.entry("retireTrainingModule", "code: \"VAT\", retiredOn: \"2030-01-01\""),
			Map.entry("withdrawAccessLogImport", "id: \"none\", reason: \"Why not?\""),
			Map.entry("defineIndicator",
					"code: \"9.1\", objective: 9, title: \"Cases\", source: \"EC\", unit: COUNT, targetKind: TEXT, targetText: \"N/A\""),
			Map.entry("recordIndicatorValue", "code: \"0.1\", year: %d, value: 3"),
			Map.entry("createAccount", "username: \"\", role: OPERATOR, password: \"%d\""),
			Map.entry("disableAccount", "username: \"none%d\""), Map.entry("enableAccount", "username: \"none%d\""),
			Map.entry("resetPassword", "username: \"none\", newPassword: \"%d\""));

	private static final Map<String, String> SIGNED_IN = Map.of("changePassword",
			"currentPassword: \"none\", newPassword: \"%d\"", "createApiToken",
			"name: \"\", expiresOn: \"%d-01-01\", scopes: []", "revokeApiToken", "id: \"%d\"");

	private static final String SESSION = "id: \"none\", system: \"NCTS\", title: \"Transit\","
			+ " startsOn: \"%1$d-01-01\", endsOn: \"%1$d-01-01\", host: \"AT\","
			+ " participants: { country: \"AT\", officials: 1 }";

	private static final Map<String, String> BOTHS = Map.of("recordSurveySummary",
			"country: \"AT\", year: %d, trainingModule: \"VAT\", responses: 7, relevance: { mean: 70 }",
			"recordTrainingSession", SESSION, "correctTrainingSession", SESSION);

	/** Of what the seed has of Germany and not of Austria. */
	private static final Map<String, String> GERMANYS = Map.of("withdrawTrainingSession",
			"id: \"d4084fd5-df2e-43f1-97d2-240e426b1126\", reason: \"Why not?\"");

	private static final Map<String, String> EVERYBODYS = Map.of("submitSurveyResponse",
			"id: \"none\", trainingModule: \"VAT\", audience: OTHER_USER, completedOn: \"%d-01-01\"", "declareDownload",
			"id: \"none\", trainingModule: \"VAT\", organisation: OTHER, expectedTrainees: 1, on: \"%d-01-01\"");

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private GraphQlSource source;

	static Stream<String> mutations() {
		return Stream.of(REPORTING, TAXUDS, BOTHS, GERMANYS, SIGNED_IN, EVERYBODYS)
			.flatMap((rule) -> rule.keySet().stream())
			.sorted();
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
		List<String> allowed = allowed(mutation);
		assertThat(run(this.api.anonymous(), mutation))
			.containsExactlyElementsOf(EVERYBODYS.containsKey(mutation) ? List.of() : List.of("UNAUTHORIZED"));
		for (String username : EVERYBODY) {
			List<String> classifications = run(this.api.as(username), mutation);
			if (allowed.contains(username)) {
				assertThat(classifications).as(username).isEmpty();
			}
			else {
				assertThat(classifications).as(username).containsExactly("FORBIDDEN");
			}
		}
	}

	private static List<String> allowed(String mutation) {
		if (REPORTING.containsKey(mutation)) {
			return List.of("at");
		}
		if (BOTHS.containsKey(mutation)) {
			return List.of("at", "taxud");
		}
		if (GERMANYS.containsKey(mutation)) {
			return List.of("de", "taxud");
		}
		return TAXUDS.containsKey(mutation) ? List.of("taxud") : EVERYBODY;
	}

	private List<String> run(Api.Client client, String mutation) {
		String input = Stream.of(REPORTING, TAXUDS, BOTHS, GERMANYS, SIGNED_IN, EVERYBODYS)
			.filter((rules) -> rules.containsKey(mutation))
			.map((rules) -> rules.get(mutation))
			.findFirst()
			.orElseThrow()
			.formatted(Year.now(this.clock).getValue());
		return client.run("mutation { %s(input: { %s }) { errors { code } } }".formatted(mutation, input))
			.classifications();
	}

}
