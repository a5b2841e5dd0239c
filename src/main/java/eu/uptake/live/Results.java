package eu.uptake.live;

import java.util.List;
import java.util.Map;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Flux;

/**
 * What the engine answers to a subscription, as both transports send it.
 */
final class Results {

	private static final Log logger = LogFactory.getLog(Results.class);

	private Results() {
	}

	/**
	 * The results of an operation, as JSON objects.
	 * @param response what the engine answered
	 * @return the events' results; of what was refused the errors alone, as a failure
	 */
	static Flux<Map<String, Object>> of(WebGraphQlResponse response) {
		if (response.getExecutionResult().getData() instanceof Publisher<?> events) {
			return Flux.from(events).map((event) -> ((ExecutionResult) event).toSpecification());
		}
		return Flux.error(new SubscriptionPublisherException(response.getExecutionResult().getErrors(), null));
	}

	/**
	 * The errors that a stream ends with.
	 * @param failure what it failed with
	 * @return the errors as JSON objects
	 */
	static List<Map<String, Object>> errors(Throwable failure) {
		if (failure instanceof SubscriptionPublisherException known && !known.getErrors().isEmpty()) {
			return known.getErrors().stream().map(GraphQLError::toSpecification).toList();
		}
		if (failure instanceof AbortExecutionException) {
			logger.debug("The client left while an event was made for it", failure);
		}
		else {
			logger.error("A subscription failed", failure);
		}
		return List.of(GraphqlErrorBuilder.newError()
			.message("The subscription failed.")
			.errorType(ErrorType.INTERNAL_ERROR)
			.build()
			.toSpecification());
	}

}
