package eu.uptake.hostile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

/**
 * Every place of the schema where a client gives a text, found by walking it.
 */
final class SchemaInputs {

	private static final Set<String> TEXTS = Set.of("String", "ID", "CountryCode", "Date", "DateTime");

	private SchemaInputs() {
	}

	/**
	 * All places in the arguments of queries and mutations.
	 * @param schema the schema
	 * @return the places
	 */
	static List<Place> places(GraphQLSchema schema) {
		List<Place> places = new ArrayList<>();
		for (GraphQLObjectType root : List.of(schema.getQueryType(), schema.getMutationType())) {
			for (GraphQLFieldDefinition field : root.getFieldDefinitions()) {
				for (GraphQLArgument argument : field.getArguments()) {
					find(argument.getType(), List.of(argument.getName()),
							(path) -> places.add(new Place(root == schema.getMutationType(), field, path)));
				}
			}
		}
		return places;
	}

	private static void find(GraphQLType type, List<String> path, Consumer<List<String>> found) {
		GraphQLType inner = GraphQLTypeUtil.unwrapAll(type);
		if (inner instanceof GraphQLScalarType scalar && TEXTS.contains(scalar.getName())) {
			found.accept(path);
		}
		else if (inner instanceof GraphQLInputObjectType input) {
			input.getFields().forEach((field) -> {
				List<String> inside = new ArrayList<>(path);
				inside.add(field.getName());
				find(field.getType(), inside, found);
			});
		}
	}

	/**
	 * A place for a text.
	 *
	 * @param mutation whether it is a mutation's
	 * @param field the query or mutation
	 * @param path the argument, and the fields of its input
	 */
	record Place(boolean mutation, GraphQLFieldDefinition field, List<String> path) {

		/**
		 * An operation that asks for as little as there is.
		 * @return the document, with a variable for each argument
		 */
		String document() {
			String variables = this.field.getArguments()
				.stream()
				.map((argument) -> "$%s: %s".formatted(argument.getName(),
						GraphQLTypeUtil.simplePrint(argument.getType())))
				.collect(Collectors.joining(", "));
			String arguments = this.field.getArguments()
				.stream()
				.map((argument) -> "%1$s: $%1$s".formatted(argument.getName()))
				.collect(Collectors.joining(", "));
			boolean leaf = GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(this.field.getType()));
			String selection = leaf ? "" : this.mutation ? " { errors { code message } }" : " { __typename }";
			return "%s(%s) { %s(%s)%s }".formatted(this.mutation ? "mutation" : "query", variables,
					this.field.getName(), arguments, selection);
		}

		/**
		 * Variables with something in this place, and what is required elsewhere.
		 * @param value what is given here
		 * @return the variables
		 */
		Map<String, Object> variables(Object value) {
			Map<String, Object> variables = new LinkedHashMap<>();
			for (GraphQLArgument argument : this.field.getArguments()) {
				if (argument.getName().equals(this.path.get(0))) {
					variables.put(argument.getName(), with(argument.getType(), this.path, value));
				}
				else if (argument.getType() instanceof GraphQLNonNull && !argument.hasSetDefaultValue()) {
					variables.put(argument.getName(), plain(argument.getType()));
				}
			}
			return variables;
		}

		private static Object with(GraphQLType type, List<String> path, Object value) {
			GraphQLType inner = GraphQLTypeUtil.unwrapNonNull(type);
			if (inner instanceof GraphQLList list) {
				return List.of(with(list.getWrappedType(), path, value));
			}
			if (inner instanceof GraphQLInputObjectType input && path.size() > 1) {
				Map<String, Object> object = required(input);
				object.put(path.get(1),
						with(input.getField(path.get(1)).getType(), path.subList(1, path.size()), value));
				return object;
			}
			return value;
		}

		private static Map<String, Object> required(GraphQLInputObjectType input) {
			Map<String, Object> object = new LinkedHashMap<>();
			input.getFields()
				.stream()
				.filter((field) -> field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue())
				.forEach((field) -> object.put(field.getName(), plain(field.getType())));
			return object;
		}

		private static Object plain(GraphQLInputType type) {
			return plain((GraphQLType) type);
		}

		private static Object plain(GraphQLType type) {
			GraphQLType inner = GraphQLTypeUtil.unwrapNonNull(type);
			if (inner instanceof GraphQLList list) {
				return List.of(plain(list.getWrappedType()));
			}
			if (inner instanceof GraphQLInputObjectType input) {
				return required(input);
			}
			if (inner instanceof GraphQLEnumType enumeration) {
				return enumeration.getValues().get(0).getName();
			}
			int year = LocalDate.now().getYear();
			return switch (((GraphQLScalarType) inner).getName()) {
				case "Int" -> year;
				case "Long", "Float" -> 7;
				case "Boolean" -> true;
				case "CountryCode" -> "AT";
				case "Date" -> year + "-01-01";
				case "DateTime" -> year + "-01-01T00:00:00Z";
				default -> "VAT";
			};
		}

		@Override
		public String toString() {
			return this.field.getName() + "(" + String.join(".", this.path) + ")";
		}

	}

}
