package eu.uptake.query;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ErrorClassification;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;

import eu.uptake.query.QueryProperties.AnonymousOperations;

/**
 * Reads, validates and measures each document once, and holds requests from outside to
 * the limits before anything of them is run.
 */
@Component
class PreparedDocuments implements PreparsedDocumentProvider {

	/** Of text; what is made of it takes some twenty times that. */
	private static final long KEPT_CHARACTERS = 1_000_000;

	private static final int MOST_NESTED = 100;

	private final QueryProperties limits;

	private final RegisteredOperations registered;

	private final ObjectProvider<GraphQlSource> source;

	private final Cache<String, Prepared> cache = Caffeine.newBuilder()
		.maximumWeight(KEPT_CHARACTERS)
		.weigher((String text, Prepared prepared) -> text.length())
		.build();

	PreparedDocuments(QueryProperties limits, RegisteredOperations registered, ObjectProvider<GraphQlSource> source) {
		this.limits = limits;
		this.registered = registered;
		this.source = source;
	}

	@Override
	public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		return CompletableFuture.completedFuture(prepare(input, parseAndValidate));
	}

	private PreparsedDocumentEntry prepare(ExecutionInput input,
			Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
		OutsideRequest outside = input.getGraphQLContext().get(OutsideRequest.class);
		String text = text(input);
		GraphQLError refusal = (text != null) ? check(input, text, outside) : notFound(input);
		if (refusal != null || text == null) {
			return new PreparsedDocumentEntry(refusal);
		}
		Prepared prepared = this.cache.getIfPresent(text);
		if (prepared == null) {
			if (outside != null) {
				refusal = checkShape(text);
				if (refusal != null) {
					return new PreparsedDocumentEntry(refusal);
				}
			}
			PreparsedDocumentEntry entry = parseAndValidate.apply(input.transform((builder) -> builder.query(text)));
			if (entry.hasErrors()) {
				return entry;
			}
			prepared = new Prepared(entry, DocumentShape.of(entry.getDocument()), new ConcurrentHashMap<>());
			this.cache.put(text, prepared);
		}
		if (outside != null) {
			refusal = checkTransport(prepared, input, outside);
			refusal = (refusal != null) ? refusal : check(prepared, input);
			outside.runs(input);
		}
		return (refusal != null) ? new PreparsedDocumentEntry(refusal) : prepared.entry();
	}

	private @Nullable String text(ExecutionInput input) {
		if (!ExecutionInput.PERSISTED_QUERY_MARKER.equals(input.getQuery())) {
			return input.getQuery();
		}
		String hash = persistedHash(input);
		return (hash != null) ? this.registered.find(hash) : null;
	}

	private static @Nullable String persistedHash(ExecutionInput input) {
		return (input.getExtensions().get("persistedQuery") instanceof Map<?, ?> persisted
				&& persisted.get("sha256Hash") instanceof String hash) ? hash : null;
	}

	// Clients look for these very words, and send the document then.
	private static GraphQLError notFound(ExecutionInput input) {
		return (persistedHash(input) != null) ? GraphQLError.newError()
			.message("PersistedQueryNotFound")
			.errorType(ErrorClassification.errorClassification("PERSISTED_QUERY_NOT_FOUND"))
			.extensions(Map.of("code", "PERSISTED_QUERY_NOT_FOUND"))
			.build() : badRequest("extensions.persistedQuery: has no sha256Hash");
	}

	private static GraphQLError badRequest(String message) {
		return GraphQLError.newError().message(message).errorType(ErrorType.BAD_REQUEST).build();
	}

	private @Nullable GraphQLError check(ExecutionInput input, String text, @Nullable OutsideRequest outside) {
		if (outside == null) {
			return null;
		}
		long most = this.limits.documentSize().toBytes();
		// A character has three bytes at most.
		long bytes = (text.length() * 3L <= most) ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
		if (bytes > most) {
			return LimitExceeded.of("documentSize", most, bytes, "The document's bytes");
		}
		String hash = persistedHash(input);
		if (hash != null && !hash.equalsIgnoreCase(RegisteredOperations.hash(text))) {
			return badRequest("extensions.persistedQuery: the sha256Hash isn't that of the query");
		}
		if (this.limits.anonymousOperations() == AnonymousOperations.REGISTERED && !outside.signedIn()
				&& !this.registered.contains(text)) {
			return GraphQLError.newError()
				.message("Without signing in, only registered operations can be run.")
				.errorType(ErrorType.UNAUTHORIZED)
				.build();
		}
		long mostVariables = this.limits.variablesSize().toBytes();
		Map<String, Object> given = input.getRawVariables().toMap();
		long variables = Variables.size(given);
		if (variables > mostVariables) {
			return LimitExceeded.of("variablesSize", mostVariables, variables, "The variables' characters");
		}
		return (Variables.isUnicode(given) && Variables.isUnicode(text)
				&& Variables.isUnicode(input.getOperationName())) ? null
						: badRequest("The request has half a character of Unicode");
	}

	// Validation takes long of what is large, so this comes before it.
	private @Nullable GraphQLError checkShape(String text) {
		try {
			return check(DocumentShape.of(Parser.parse(text)));
		}
		catch (InvalidSyntaxException ex) {
			// Said better by who validates.
			return null;
		}
	}

	private @Nullable GraphQLError check(DocumentShape shape) {
		if (shape.depth() > this.limits.depth()) {
			return LimitExceeded.of("depth", this.limits.depth(), shape.depth(), "Levels of fields inside each other");
		}
		if (shape.nesting() > MOST_NESTED) {
			return LimitExceeded.of("nesting", MOST_NESTED, shape.nesting(), "Levels of selections inside each other");
		}
		if (shape.rootFields() > this.limits.rootFields()) {
			return LimitExceeded.of("rootFields", this.limits.rootFields(), shape.rootFields(),
					"Fields of the first level");
		}
		if (shape.aliases() > this.limits.aliases()) {
			return LimitExceeded.of("aliases", this.limits.aliases(), shape.aliases(), "Aliases");
		}
		return (shape.fields() > this.limits.fields())
				? LimitExceeded.of("fields", this.limits.fields(), shape.fields(), "Fields") : null;
	}

	// What is done and answered once would be done by a stream, too, but by other rules
	// than a request's.
	private static @Nullable GraphQLError checkTransport(Prepared prepared, ExecutionInput input,
			OutsideRequest outside) {
		OperationDefinition operation = prepared.operation(input.getOperationName());
		boolean subscribes = operation != null && operation.getOperation() == Operation.SUBSCRIPTION;
		if (operation == null || subscribes == outside.streamed()) {
			return null;
		}
		return badRequest(
				subscribes ? "A subscription is answered by events: accept text/event-stream, or come by WebSocket."
						: "A stream is for subscriptions: send queries and mutations by POST, and accept JSON.");
	}

	private @Nullable GraphQLError check(Prepared prepared, ExecutionInput input) {
		GraphQLError refusal = check(prepared.shape());
		if (refusal != null) {
			return refusal;
		}
		double cost = prepared.cost(input.getOperationName(), this.source.getObject().schema())
			.at(input.getRawVariables().toMap());
		return (cost > this.limits.complexity())
				? LimitExceeded.of("complexity", this.limits.complexity(), Math.round(cost), "The fields' weight")
				: null;
	}

	/**
	 * A document that is valid.
	 *
	 * @param entry the document as the engine takes it
	 * @param shape how large it is
	 * @param costs what its operations cost, by name, as far as they have been asked for
	 */
	private record Prepared(PreparsedDocumentEntry entry, DocumentShape shape, Map<String, DocumentCost> costs) {

		DocumentCost cost(@Nullable String operationName, GraphQLSchema schema) {
			OperationDefinition operation = operation(operationName);
			if (operation == null) {
				return DocumentCost.NONE;
			}
			return this.costs.computeIfAbsent(String.valueOf(operation.getName()),
					(name) -> CostModel.weigh(schema, this.entry.getDocument(), operation));
		}

		// None, or one of several without its name, is refused by the engine.
		@Nullable OperationDefinition operation(@Nullable String name) {
			return this.entry.getDocument()
				.getDefinitionsOfType(OperationDefinition.class)
				.stream()
				.filter((each) -> name == null || name.isEmpty() || name.equals(each.getName()))
				.findFirst()
				.orElse(null);
		}

	}

}
