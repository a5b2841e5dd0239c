package eu.uptake.query;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.schema.DataFetcher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.test.context.TestPropertySource;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who reads the schema, and an answer that takes too long: one of a field that takes
 * until its time is up.
 */
@UptakeTest
@TestPropertySource(properties = { "uptake.graphql.execution-time=1s", "uptake.graphql.introspection=signed-in" })
@Import(RestrictedQueryTests.Slow.class)
class RestrictedQueryTests {

	@Autowired
	private Api api;

	@Autowired
	private Slow slow;

	@Test
	void whatTakesTooLongIsGivenUp() {
		Answer answer = this.api.anonymous().run("{ slow { slow { slow { begun } } } }");
		assertThat(answer.classifications()).containsExactly("LIMIT_EXCEEDED");
		assertThat(answer.body()).contains("\"limit\":\"executionTime\"", "\"allowed\":1000",
				"The answer took longer than 1000 ms, and was given up.");
		assertThat(this.slow.begun).hasValue(1);
	}

	@Test
	void whoeverIsSignedInReadsTheSchema() {
		String query = "{ __schema { queryType { name } } }";
		assertThat(this.api.anonymous().run(query).classifications()).containsExactly("IntrospectionDisabled");
		assertThat(this.api.anonymous().run("{ __type(name: \"Query\") { name } }").classifications())
			.containsExactly("IntrospectionDisabled");
		assertThat(this.api.anonymous().run("{ __typename }").<String>get("__typename")).isEqualTo("Query");
		assertThat(this.api.as("at").run(query).<String>get("__schema.queryType.name")).isEqualTo("Query");
		assertThat(this.api.anonymous().get("/graphiql").statusCode()).isEqualTo(200);
	}

	@Test
	void anInternalErrorNamesTheRequestAndNothingElse() {
		HttpResponse<String> response = this.api.anonymous()
			.send("/graphql",
					(request) -> request.header("X-Request-Id", "from.the-proxy:7")
						.header("Content-Type", "application/json")
						.POST(BodyPublishers.ofString("{\"query\":\"{ broken }\"}")));
		assertThat(response.headers().firstValue("X-Request-Id")).hasValue("from.the-proxy:7");
		assertThat(response.body()).contains("\"message\":\"INTERNAL_ERROR for from.the-proxy:7\"")
			.doesNotContain("Secret", "Exception");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Slow {

		private final AtomicInteger begun = new AtomicInteger();

		@Bean
		GraphQlSourceBuilderCustomizer slowField() {
			return (source) -> source.schemaResources(new ByteArrayResource(
					"extend type Query { slow: Slow broken: Int } type Slow { slow: Slow begun: Int }"
						.getBytes(StandardCharsets.UTF_8)));
		}

		@Bean
		RuntimeWiringConfigurer slowFetcher() {
			DataFetcher<Object> untilTimeIsUp = (environment) -> {
				OutsideRequest request = environment.getGraphQlContext().get(OutsideRequest.class);
				this.begun.incrementAndGet();
				while (!request.isOutOfTime()) {
					Thread.onSpinWait();
				}
				return new Object();
			};
			return (wiring) -> wiring.type("Query",
					(type) -> type.dataFetcher("slow", untilTimeIsUp).dataFetcher("broken", (environment) -> {
						throw new IllegalStateException("Secret");
					}))
				.type("Slow",
						(type) -> type.dataFetcher("slow", untilTimeIsUp).dataFetcher("begun", (environment) -> 1));
		}

	}

}
