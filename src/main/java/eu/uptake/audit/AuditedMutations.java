package eu.uptake.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Mono;

import eu.uptake.contract.MutationPayload;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;

/**
 * Records every mutation. What one is done to is said by {@code @audited} in the schema:
 * so it is known of those, too, that are refused.
 */
@Configuration(proxyBeanMethods = false)
class AuditedMutations {

	private static final Pattern PLACE = Pattern.compile(" ?\\{(\\w+)}");

	/** Names are longer than anybody reads, and inputs have up to a megabyte. */
	private static final int LONGEST_NAME = 100;

	// Around what asks whether a token has the scope, so that a refusal is recorded.
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	GraphQlSourceBuilderCustomizer recordsOfMutations(AuditTrail audit) {
		return (builder) -> builder.typeVisitors(List.of(new MutationVisitor(audit)));
	}

	/**
	 * Fills in a subject.
	 * @param template the subject with the input's fields in braces; {@code account} is
	 * whoever does it
	 * @param input the mutation's input
	 * @param account who does it
	 * @return the subject, without what isn't given
	 */
	static String subject(String template, Map<String, Object> input, @Nullable String account) {
		Matcher place = PLACE.matcher(template);
		return place.replaceAll((found) -> {
			Object value = found.group(1).equals("account") ? account : input.get(found.group(1));
			return (value != null) ? Matcher.quoteReplacement(" " + name(value.toString())) : "";
		}).strip();
	}

	private static String name(String value) {
		String name = value.strip();
		if (Texts.checkUuid("id", name) == null) {
			return name.toLowerCase(Locale.ROOT);
		}
		return (name.length() <= LONGEST_NAME) ? name : name.substring(0, LONGEST_NAME) + "…";
	}

	/**
	 * Puts the record around each mutation.
	 */
	private static final class MutationVisitor extends GraphQLTypeVisitorStub {

		private final AuditTrail audit;

		MutationVisitor(AuditTrail audit) {
			this.audit = audit;
		}

		@Override
		public TraversalControl visitGraphQLFieldDefinition(GraphQLFieldDefinition node,
				TraverserContext<GraphQLSchemaElement> context) {
			if (context.getParentNode() instanceof GraphQLFieldsContainer parent
					&& parent.getName().equals("Mutation")) {
				GraphQLCodeRegistry.Builder registry = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
				FieldCoordinates coordinates = FieldCoordinates.coordinates(parent, node);
				DataFetcher<?> fetcher = registry.getDataFetcher(coordinates, node);
				registry.dataFetcher(coordinates, recorded(node.getName(), template(node), fetcher));
			}
			return TraversalControl.CONTINUE;
		}

		private static String template(GraphQLFieldDefinition mutation) {
			GraphQLAppliedDirective audited = mutation.getAppliedDirective("audited");
			if (audited == null) {
				throw new IllegalStateException("The mutation %s has no @audited".formatted(mutation.getName()));
			}
			return String.valueOf(audited.getArgument("subject").<Object>getValue());
		}

		private DataFetcher<?> recorded(String action, String template, DataFetcher<?> fetcher) {
			return (environment) -> {
				Map<String, Object> input = environment.getArgumentOrDefault("input", Map.of());
				Actor actor = Actor.current();
				Deed deed = new Deed(action, subject(template, input, actor.account()),
						(input.get("country") instanceof String country) ? country : null,
						(input.get("year") instanceof Integer year) ? year : null);
				return this.audit.record(actor, deed, () -> {
					Object payload = fetched(fetcher.get(environment));
					this.audit.rejected(codes(action, payload));
					return payload;
				});
			};
		}

		// Spring's fetchers answer an exception of a method as a publisher of it.
		private static @Nullable Object fetched(@Nullable Object payload) {
			return (payload instanceof Mono<?> later) ? later.block() : payload;
		}

		private static List<String> codes(String action, @Nullable Object payload) {
			if (payload instanceof MutationPayload answer) {
				return answer.errors().stream().map(UserError::code).map(Enum::name).toList();
			}
			throw new IllegalStateException("The mutation %s answers no payload: %s".formatted(action, payload));
		}

	}

}
