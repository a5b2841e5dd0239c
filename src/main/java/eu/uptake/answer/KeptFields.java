package eu.uptake.answer;

import java.util.Map;
import java.util.Set;

import graphql.execution.ExecutionContext;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Tells which operations ask for nothing but figures, whose records
 * {@link eu.uptake.fresh.PublicRecords} covers.
 */
final class KeptFields {

	/** The figures. */
	static final Set<String> FIGURES = Set.of("uptakeTotals", "uptakeByCountry", "uptakeByModule",
			"uptakeByModuleAndCountry", "uptakeByYear", "quality", "qualityByModule", "qualityByCountry",
			"qualityByYear", "downloads", "downloadsByModule", "downloadsOverTime", "sessionTotals", "sessionsByYear",
			"sessionsBySystem", "indicators", "indicator");

	/** Fields within their rows that lead elsewhere. */
	static final Set<String> ELSEWHERE = Set.of("Country.nationalReturn");

	private final GraphQLSchema schema;

	private final Map<String, FragmentDefinition> fragments;

	private boolean figures;

	private KeptFields(GraphQLSchema schema, Map<String, FragmentDefinition> fragments) {
		this.schema = schema;
		this.fragments = fragments;
	}

	/**
	 * What an answer rests on.
	 * @param execution a valid operation that is to be run
	 * @return the kind
	 */
	static Kind of(ExecutionContext execution) {
		OperationDefinition operation = execution.getOperationDefinition();
		if (operation.getOperation() != Operation.QUERY) {
			return Kind.OTHER;
		}
		KeptFields fields = new KeptFields(execution.getGraphQLSchema(), execution.getFragmentsByName());
		if (!fields.areKept(operation.getSelectionSet(), execution.getGraphQLSchema().getQueryType())) {
			return Kind.OTHER;
		}
		return fields.figures ? Kind.FIGURES : Kind.NOTHING;
	}

	private boolean areKept(@Nullable SelectionSet set, @Nullable GraphQLType type) {
		if (set == null) {
			return true;
		}
		if (!(type instanceof GraphQLFieldsContainer container)) {
			return false;
		}
		for (Selection<?> selection : set.getSelections()) {
			if (!isKept(selection, container)) {
				return false;
			}
		}
		return true;
	}

	private boolean isKept(Selection<?> selection, GraphQLFieldsContainer type) {
		if (selection instanceof Field field) {
			return isKept(field, type);
		}
		if (selection instanceof InlineFragment inline) {
			return areKept(inline.getSelectionSet(), (inline.getTypeCondition() != null)
					? this.schema.getType(inline.getTypeCondition().getName()) : type);
		}
		FragmentDefinition fragment = this.fragments.get(((FragmentSpread) selection).getName());
		return fragment != null
				&& areKept(fragment.getSelectionSet(), this.schema.getType(fragment.getTypeCondition().getName()));
	}

	private boolean isKept(Field field, GraphQLFieldsContainer type) {
		if (field.getName().equals("__typename")) {
			return true;
		}
		GraphQLFieldDefinition definition = type.getFieldDefinition(field.getName());
		boolean root = type == this.schema.getQueryType();
		if (definition == null || (root && !FIGURES.contains(field.getName()))
				|| ELSEWHERE.contains(type.getName() + "." + field.getName())) {
			return false;
		}
		this.figures = true;
		return areKept(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
	}

	/**
	 * What an answer rests on.
	 */
	enum Kind {

		/** No record. */
		NOTHING,

		/** Public records. */
		FIGURES,

		/** Something else. */
		OTHER

	}

}
