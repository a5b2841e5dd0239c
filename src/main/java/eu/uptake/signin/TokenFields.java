package eu.uptake.signin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Which fields of the API a token may ask for: the table of scopes. Asked at the root
 * fields, before the role is. A field that doesn't stand here isn't for tokens. What a
 * mutation has changed is part of its answer, and takes no other scope.
 */
@Configuration(proxyBeanMethods = false)
class TokenFields {

	/** Needs no scope: whoever is anonymous may do it, too. */
	private static final Set<String> EVERYBODYS = Set.of("Query.me", "Query.signInProviders",
			"Mutation.submitSurveyResponse", "Mutation.eraseSurveyResponse", "Mutation.declareDownload",
			"Mutation.eraseDownloadDeclaration");

	/** People's, since they say who may do what. */
	private static final Set<String> NOBODYS = Set.of("Query.accounts", "Query.apiTokens", "Query.auditEvents",
			"Mutation.createAccount", "Mutation.disableAccount", "Mutation.enableAccount", "Mutation.changeEmail",
			"Mutation.changePassword", "Mutation.resetPassword", "Mutation.createApiToken", "Mutation.revokeApiToken");

	/**
	 * Queries below other fields: what names a country would lead to all of its returns
	 * otherwise, with no scope to read.
	 */
	private static final Set<String> QUERIES_BELOW = Set.of("Country.nationalReturn");

	private static final Map<String, Scope> MUTATIONS = mutations(Map.of(Scope.REPORT,
			List.of("reportUptake", "withdrawUptake", "answerWarning", "submitReturn", "recordSurveySummary",
					"recordTrainingSession", "correctTrainingSession", "withdrawTrainingSession"),
			Scope.MANAGE,
			List.of("acceptReturn", "sendBackReturn", "scheduleYear", "openYear", "lockYear", "publishYear",
					"reopenYear", "defineTrainingModule", "retireTrainingModule", "defineIndicator",
					"eraseSurveyComment", "recordIndicatorValue"),
			Scope.INGEST_LOGS, List.of("withdrawAccessLogImport")));

	@Bean
	@Order(0)
	GraphQlSourceBuilderCustomizer scopes() {
		return (builder) -> builder.typeVisitors(List.of(new ScopeVisitor()));
	}

	static boolean isAllowed(ApiTokenAuthentication token, String field) {
		if (EVERYBODYS.contains(field)) {
			return true;
		}
		if (NOBODYS.contains(field)) {
			return false;
		}
		if (field.startsWith("Mutation.")) {
			Scope scope = MUTATIONS.get(field);
			return scope != null && token.has(scope);
		}
		return token.has(Scope.READ);
	}

	/**
	 * The mutations that stand in the table.
	 * @return their names
	 */
	static Set<String> known() {
		return java.util.stream.Stream.of(EVERYBODYS, NOBODYS, MUTATIONS.keySet())
			.flatMap(Set::stream)
			.filter((field) -> field.startsWith("Mutation."))
			.map((field) -> field.substring("Mutation.".length()))
			.collect(Collectors.toSet());
	}

	private static Map<String, Scope> mutations(Map<Scope, List<String>> byScope) {
		return byScope.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue().stream().map((name) -> Map.entry("Mutation." + name, entry.getKey())))
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * Puts the question before each root field, and before those that stand for one.
	 */
	private static final class ScopeVisitor extends GraphQLTypeVisitorStub {

		private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

		@Override
		public TraversalControl visitGraphQLFieldDefinition(GraphQLFieldDefinition node,
				TraverserContext<GraphQLSchemaElement> context) {
			if (context.getParentNode() instanceof GraphQLFieldsContainer parent && (ROOTS.contains(parent.getName())
					|| QUERIES_BELOW.contains(parent.getName() + "." + node.getName()))) {
				GraphQLCodeRegistry.Builder registry = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
				FieldCoordinates coordinates = FieldCoordinates.coordinates(parent, node);
				DataFetcher<?> fetcher = registry.getDataFetcher(coordinates, node);
				registry.dataFetcher(coordinates, asked(parent.getName() + "." + node.getName(), fetcher));
			}
			return TraversalControl.CONTINUE;
		}

		private static DataFetcher<?> asked(String field, DataFetcher<?> fetcher) {
			return (environment) -> {
				if (SecurityContextHolder.getContext().getAuthentication() instanceof ApiTokenAuthentication token
						&& !isAllowed(token, field)) {
					throw new AccessDeniedException("The token has no scope for " + field);
				}
				return fetcher.get(environment);
			};
		}

	}

}
