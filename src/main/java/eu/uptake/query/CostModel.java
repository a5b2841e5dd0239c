package eu.uptake.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the fields of a valid document by {@code @cost} in the schema, which says how: a
 * field weighs 1 and a list has 10 items where nothing else is said, and a connection has
 * the nodes asked for.
 */
final class CostModel {

	private static final double ITEMS = 10;

	private static final Set<String> NODES = Set.of("nodes", "edges");

	private final GraphQLSchema schema;

	private final OperationDefinition operation;

	private final Map<String, FragmentDefinition> fragments = new HashMap<>();

	private final Map<String, DocumentCost> weighed = new HashMap<>();

	private CostModel(GraphQLSchema schema, Document document, OperationDefinition operation) {
		this.schema = schema;
		this.operation = operation;
		document.getDefinitionsOfType(FragmentDefinition.class)
			.forEach((fragment) -> this.fragments.put(fragment.getName(), fragment));
	}

	/**
	 * Weighs an operation.
	 * @param schema the schema
	 * @param document the document, which is valid
	 * @param operation one of its operations
	 * @return the cost
	 */
	static DocumentCost weigh(GraphQLSchema schema, Document document, OperationDefinition operation) {
		GraphQLFieldsContainer root = switch (operation.getOperation()) {
			case QUERY -> schema.getQueryType();
			case MUTATION -> schema.getMutationType();
			case SUBSCRIPTION -> schema.getSubscriptionType();
		};
		return new CostModel(schema, document, operation).selections(operation.getSelectionSet(), root);
	}

	private DocumentCost selections(@Nullable SelectionSet set, @Nullable GraphQLType type) {
		DocumentCost cost = DocumentCost.NONE;
		if (set != null && type instanceof GraphQLFieldsContainer container) {
			for (Selection<?> selection : set.getSelections()) {
				cost = cost.plus(selection(selection, container));
			}
		}
		return cost;
	}

	private DocumentCost selection(Selection<?> selection, GraphQLFieldsContainer type) {
		if (selection instanceof Field field) {
			return field(field, type);
		}
		if (selection instanceof InlineFragment inline) {
			return selections(inline.getSelectionSet(), (inline.getTypeCondition() != null)
					? this.schema.getType(inline.getTypeCondition().getName()) : type);
		}
		return fragment(((FragmentSpread) selection).getName());
	}

	private DocumentCost fragment(String name) {
		DocumentCost known = this.weighed.get(name);
		if (known == null) {
			FragmentDefinition fragment = this.fragments.get(name);
			known = (fragment != null)
					? selections(fragment.getSelectionSet(), this.schema.getType(fragment.getTypeCondition().getName()))
					: DocumentCost.NONE;
			this.weighed.put(name, known);
		}
		return known;
	}

	private DocumentCost field(Field field, GraphQLFieldsContainer type) {
		GraphQLFieldDefinition definition = type.getFieldDefinition(field.getName());
		if (definition == null) {
			// Of the schema itself, which the engine bounds.
			return DocumentCost.of(1);
		}
		DocumentCost own = DocumentCost.of(weight(definition, "weight", 1));
		DocumentCost inside = selections(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
		if (definition.getArgument("first") != null) {
			return own.plus(inside.ofPage(argument(field, "first"), this.operation));
		}
		if (!(GraphQLTypeUtil.unwrapNonNull(definition.getType()) instanceof GraphQLList)) {
			return own.plus(inside);
		}
		return own.plus((NODES.contains(field.getName()) && type.getName().endsWith("Connection"))
				? inside.forEachNode() : inside.times(weight(definition, "items", ITEMS)));
	}

	private static graphql.language.@Nullable Value<?> argument(Field field, String name) {
		return field.getArguments()
			.stream()
			.filter((argument) -> argument.getName().equals(name))
			.map(Argument::getValue)
			.findFirst()
			.orElse(null);
	}

	private static double weight(GraphQLFieldDefinition field, String argument, double otherwise) {
		GraphQLAppliedDirective cost = field.getAppliedDirective("cost");
		GraphQLAppliedDirectiveArgument given = (cost != null) ? cost.getArgument(argument) : null;
		Object value = (given != null) ? given.getValue() : null;
		return (value instanceof Number number) ? number.doubleValue() : otherwise;
	}

}
