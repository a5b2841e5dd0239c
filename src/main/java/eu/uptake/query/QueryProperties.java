package eu.uptake.query;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a GraphQL request may ask for.
 *
 * @param depth most levels of fields inside each other
 * @param complexity most that the fields may weigh together, as {@code @cost} in the
 * schema weighs them
 * @param fields most fields, counted wherever a fragment is used
 * @param aliases most fields under another name, counted like the fields
 * @param rootFields most fields of an operation's first level
 * @param documentSize most bytes of the document
 * @param variablesSize most bytes of the variables as JSON
 * @param executionTime most time that an answer may take
 * @param introspection who may read the schema; everyone on the embedded store and who is
 * signed in elsewhere, if not set
 * @param anonymousOperations which operations may be run without signing in
 */
@ConfigurationProperties("uptake.graphql")
record QueryProperties(@DefaultValue("15") int depth, @DefaultValue("20000") int complexity,
		@DefaultValue("1000") int fields, @DefaultValue("100") int aliases, @DefaultValue("30") int rootFields,
		@DefaultValue("64KB") DataSize documentSize, @DefaultValue("1MB") DataSize variablesSize,
		@DefaultValue("10s") Duration executionTime, @Nullable Audience introspection,
		@DefaultValue("any") AnonymousOperations anonymousOperations) {

	QueryProperties {
		// Below these the web client itself would be refused.
		atLeast("depth", depth, 6);
		atLeast("complexity", complexity, 12_000);
		atLeast("fields", fields, 200);
		atLeast("aliases", aliases, 20);
		atLeast("root-fields", rootFields, 20);
		atLeast("document-size", documentSize.toBytes(), 8 * 1024);
		atLeast("variables-size", variablesSize.toBytes(), 64 * 1024);
		atLeast("execution-time (ms)", executionTime.toMillis(), 100);
	}

	private static void atLeast(String name, long value, long least) {
		if (value < least) {
			throw new IllegalArgumentException("uptake.graphql.%s must be at least %d".formatted(name, least));
		}
	}

	/**
	 * Who may do something.
	 */
	enum Audience {

		/** Everybody. */
		EVERYONE,

		/** Whoever is signed in. */
		SIGNED_IN,

		/** Nobody. */
		NOBODY

	}

	/**
	 * Which operations may be run without signing in.
	 */
	enum AnonymousOperations {

		/** Any. */
		ANY,

		/** Those of {@code graphql/operations} and those that the web client sends. */
		REGISTERED

	}

}
