package eu.uptake.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

/**
 * How the table's rows are asked for: {@code src/test/resources/access/requests.txt}, and
 * where nothing stands there, by as little as the schema demands.
 */
final class Requests {

	static final Path FILE = Path.of("src/test/resources/access/requests.txt");

	/** Stands between the requests of a handler of several paths. */
	static final String NEXT = "\n---\n";

	private static final Pattern HEAD = Pattern.compile("(\\S.*?)(?: : (whose|seen)(?: /(.*)/)?)?");

	private static final Map<String, String> VARIABLES = Map.of("year", "<published>", "country", "AT", "ending", "csv",
			"module", "VAT", "view", "uptake", "id", "application");

	private final GraphQLSchema schema;

	private final Map<String, List<String>> paths;

	private final Map<String, Request> written = new LinkedHashMap<>();

	Requests(GraphQLSchema schema, Map<String, List<String>> paths) throws IOException {
		this.schema = schema;
		this.paths = paths;
		Matcher head = null;
		List<String> body = new ArrayList<>();
		for (String line : Files.readAllLines(FILE)) {
			if (line.startsWith("#")) {
				continue;
			}
			if (line.isEmpty() || line.startsWith("    ")) {
				body.add(line.isEmpty() ? "" : line.substring(4));
				continue;
			}
			add(head, body);
			body.clear();
			head = HEAD.matcher(line);
			if (!head.matches()) {
				throw new IllegalStateException("Not understood: " + line);
			}
		}
		add(head, body);
	}

	private void add(Matcher head, List<String> body) {
		if (head != null) {
			String text = String.join("\n", body).strip();
			this.written.put(head.group(1), new Request(head.group(1), head.group(2), head.group(3), text));
		}
	}

	Map<String, Request> written() {
		return this.written;
	}

	/**
	 * How a row is asked for.
	 * @param row the row
	 * @return the request
	 */
	Request of(String row) {
		Request request = this.written.get(row);
		if (request != null) {
			return request;
		}
		String name = AccessTable.entryPoint(row);
		String text = name.contains("/") ? path(name) : document(name);
		return new Request(row, null, null, text);
	}

	private String path(String name) {
		return this.paths.getOrDefault(name, List.of(name.substring(name.indexOf(' ') + 1)))
			.stream()
			.map(Requests::filled)
			.collect(Collectors.joining(NEXT));
	}

	private static String filled(String path) {
		String filled = path;
		for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
			filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
		}
		return filled.replace("/**", "/nothing");
	}

	private String document(String name) {
		String[] parts = name.split("\\.");
		GraphQLFieldDefinition field = this.schema.getFieldDefinition(FieldCoordinates.coordinates(parts[0], parts[1]));
		boolean root = List.of("Query", "Mutation", "Subscription").contains(parts[0]);
		if (!root || field == null) {
			throw new IllegalStateException("Write into %s how to ask for %s".formatted(FILE, name));
		}
		String arguments = field.getArguments()
			.stream()
			.filter((argument) -> argument.getType() instanceof GraphQLNonNull && !argument.hasSetDefaultValue())
			.map((argument) -> argument.getName() + ": " + literal(argument.getType()))
			.collect(Collectors.joining(", "));
		boolean leaf = GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType()));
		String selection = leaf ? "" : parts[0].equals("Mutation") ? " { errors { code } }" : " { __typename }";
		return "%s { %s%s%s }".formatted(parts[0].toLowerCase(java.util.Locale.ROOT), parts[1],
				arguments.isEmpty() ? "" : "(" + arguments + ")", selection);
	}

	// Well-formed, and so wrong that a mutation is let through and changes nothing.
	private static String literal(GraphQLType type) {
		GraphQLType inner = GraphQLTypeUtil.unwrapNonNull(type);
		if (inner instanceof GraphQLList list) {
			return "[" + literal(list.getWrappedType()) + "]";
		}
		if (inner instanceof GraphQLInputObjectType input) {
			return input.getFields()
				.stream()
				.filter((field) -> field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue())
				.map((field) -> field.getName() + ": " + literal(field.getType()))
				.collect(Collectors.joining(", ", "{ ", " }"));
		}
		if (inner instanceof GraphQLEnumType enumeration) {
			return enumeration.getValues().get(0).getName();
		}
		return switch (((GraphQLNamedType) (GraphQLScalarType) inner).getName()) {
			case "Int", "Long", "Float" -> "1999";
			case "Boolean" -> "true";
			case "CountryCode" -> "\"AT\"";
			case "Date" -> "\"1999-01-01\"";
			case "DateTime" -> "\"1999-01-01T00:00:00Z\"";
			default -> "\"none\"";
		};
	}

	/**
	 * How something is asked for.
	 *
	 * @param row the table's row
	 * @param kind what is read from an answer: {@code whose} unpublished facts it holds,
	 * whether something was {@code seen}, or null where it is enough that there is one
	 * @param pattern the part of an HTTP answer that is read, in a group
	 * @param text a GraphQL document; or a path, headers, an empty line and a body
	 */
	record Request(String row, String kind, String pattern, String text) {

		boolean isGraphQl() {
			return !AccessTable.entryPoint(this.row).contains("/");
		}

	}

}
