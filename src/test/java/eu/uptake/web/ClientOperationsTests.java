package eu.uptake.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import graphql.ParseAndValidate;
import graphql.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.test.context.TestPropertySource;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the web client sends, where only registered operations may be run without signing
 * in.
 */
@UptakeTest
@TestPropertySource(
		properties = { "uptake.graphql.anonymous-operations=registered", "uptake.graphql.introspection=nobody" })
class ClientOperationsTests {

	/** However a document is written. */
	private static final Pattern BEGINNING = Pattern
		.compile("['`]\\n?\\s*(?:query |mutation |subscription |\\{ ?[a-z]\\w* ?\\{)");

	@Autowired
	private Api api;

	@Autowired
	private ClientOperations operations;

	@Autowired
	private GraphQlSource source;

	@Test
	void everyDocumentIsFoundButThoseForWhoeverIsSignedIn() throws Exception {
		List<String> others = new ArrayList<>();
		for (Path source : ClientSources.modules()) {
			String text = Files.readString(source);
			long written = BEGINNING.matcher(text).results().count();
			long found = ClientOperations.in(text).count();
			if (written != found) {
				others.add("%s: %d of %d".formatted(ClientSources.FOLDER.relativize(source), found, written));
			}
		}
		assertThat(others).containsExactly("mutate.js: 0 of 1", "return-api.js: 3 of 4",
				"views/return-start.js: 1 of 2");
	}

	@Test
	void everyDocumentIsValid() {
		assertThat(this.operations.documents()).allSatisfy(
				(document) -> assertThat(ParseAndValidate.validate(this.source.schema(), Parser.parse(document)))
					.as(document)
					.isEmpty());
	}

	@Test
	void everyDocumentIsRegistered() {
		Api.Client anonymous = this.api.anonymous();
		assertThat(this.operations.documents()).allSatisfy(
				(document) -> assertThat(anonymous.run(document).body()).as(document).doesNotContain("registered"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ me { username } }", "query Me { me { username } }", "{ __typename }" })
	void nothingElseIsRunWithoutSigningIn(String document) {
		assertThat(this.api.anonymous().run(document).classifications()).containsExactly("UNAUTHORIZED");
		assertThat(this.api.as("at").run(document).classifications()).isEmpty();
	}

	@Test
	void whereNobodyReadsTheSchemaThereIsNoEditor() {
		Api.Client client = this.api.as("taxud");
		assertThat(client.run("{ __schema { queryType { name } } }").classifications())
			.containsExactly("IntrospectionDisabled");
		assertThat(List.of("/graphiql", "/graphiql/index.html", "/graphiql/editor.js"))
			.allSatisfy((path) -> assertThat(client.get(path).statusCode()).as(path).isEqualTo(404));
	}

}
