package eu.uptake;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonComponent;
import org.springframework.graphql.server.support.SerializableGraphQlRequest;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Reads a GraphQL request. Spring's own reading takes the JSON {@code null} for a request
 * and fails on it.
 */
@JacksonComponent
class GraphQlRequestReader extends ValueDeserializer<SerializableGraphQlRequest> {

	@Override
	public SerializableGraphQlRequest deserialize(JsonParser parser, DeserializationContext context) {
		Body body = context.readValue(parser, Body.class);
		SerializableGraphQlRequest request = new SerializableGraphQlRequest();
		request.setQuery(body.query());
		request.setOperationName(body.operationName());
		if (body.variables() != null) {
			request.setVariables(body.variables());
		}
		if (body.extensions() != null) {
			request.setExtensions(body.extensions());
		}
		return request;
	}

	@Override
	public Object getNullValue(DeserializationContext context) {
		throw MismatchedInputException.from(context.getParser(), SerializableGraphQlRequest.class,
				"A GraphQL request is a JSON object");
	}

	private record Body(@Nullable String query, @Nullable String operationName, @Nullable Map<String, Object> variables,
			@Nullable Map<String, Object> extensions) {
	}

}
