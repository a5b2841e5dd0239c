package eu.uptake.access;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import graphql.schema.GraphQLSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.graphql.execution.GraphQlSource;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that can be asked for, asked for by everybody, and compared with the table
 * in {@code src/test/resources/access/table.md}.
 */
@UptakeTest
class AccessTableTests {

	@Autowired
	private Api api;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private Clock clock;

	private GraphQLSchema schema;

	private Map<String, List<String>> paths;

	private AccessTable table;

	private Requests requests;

	@BeforeEach
	void read() throws IOException {
		this.schema = this.context.getBean(GraphQlSource.class).schema();
		this.paths = EntryPoints.paths(this.context);
		this.table = AccessTable.read();
		this.requests = new Requests(this.schema, this.paths);
	}

	@Test
	void everythingThatCanBeAskedForHasARow() {
		Set<String> missing = new TreeSet<>(EntryPoints.rootFields(this.schema));
		missing.addAll(this.paths.keySet());
		missing.addAll(EntryPoints.resolvedFields(this.schema));
		missing.removeAll(this.table.entryPoints());
		missing.removeAll(this.table.asTheirParents());
		List<String> advice = new ArrayList<>();
		if (!missing.isEmpty()) {
			Walk walk = walk();
			missing.forEach((name) -> advice.add(advice(name, walk)));
		}
		assertThat(advice).as("Without a row in " + AccessTable.FILE).isEmpty();
	}

	private String advice(String name, Walk walk) {
		try {
			return "%n%s: if this is what is meant, add%n  %s%n".formatted(name,
					AccessTable.line(name, walk.ask(this.requests.of(name))));
		}
		catch (IllegalStateException ex) {
			return "%n%s: add it to the fields that are seen with their objects, or, if it has a rule of its own, a row; %s%n"
				.formatted(name, ex.getMessage());
		}
	}

	@Test
	void everyRowIsOfSomethingThatCanBeAskedFor() {
		Set<String> known = new TreeSet<>(this.paths.keySet());
		known.addAll(EntryPoints.rootFields(this.schema));
		Set<String> superfluous = new TreeSet<>(this.table.entryPoints());
		superfluous.removeAll(known);
		superfluous.removeIf((name) -> isField(name));
		assertThat(superfluous).as("Rows of " + AccessTable.FILE).isEmpty();
		assertThat(EntryPoints.resolvedFields(this.schema)).as("Fields that are seen with their objects")
			.containsAll(this.table.asTheirParents());
		assertThat(this.table.rows().keySet()).as("Requests of " + Requests.FILE)
			.containsAll(this.requests.written().keySet());
	}

	private boolean isField(String name) {
		String[] parts = name.split("\\.");
		return parts.length == 2 && !name.contains("/")
				&& this.schema.getType(parts[0]) instanceof graphql.schema.GraphQLObjectType type
				&& type.getFieldDefinition(parts[1]) != null;
	}

	@Test
	void everybodyIsAnsweredAsTheTableSays() {
		Walk walk = walk();
		Map<String, List<String>> answered = new LinkedHashMap<>();
		this.table.rows().keySet().forEach((row) -> answered.put(row, walk.ask(this.requests.of(row))));
		assertThat(this.table.differences(answered)).as("Rows of " + AccessTable.FILE).isEmpty();
	}

	private Walk walk() {
		LocalDate today = LocalDate.now(this.clock);
		Facts facts = new Facts(this.api, today);
		facts.putDown();
		Identities identities = new Identities(this.api, this.mongo, today);
		assertThat(this.table.columns()).isEqualTo(identities.names());
		return new Walk(identities, facts);
	}

}
