package eu.uptake;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

import eu.uptake.http.StoreAway;
import eu.uptake.query.StreamedRequest;

/**
 * What GraphQL answers while the store can't be reached: as every other path, 503. A
 * client that sees 200 would take what is left of the data for an answer.
 */
@Configuration(proxyBeanMethods = false)
class StoreAwayConfiguration {

	private static final ErrorClassification UNAVAILABLE = ErrorClassification.errorClassification("UNAVAILABLE");

	@Bean
	DataFetcherExceptionResolver storeAway() {
		return new DataFetcherExceptionResolverAdapter() {

			@Override
			protected @Nullable GraphQLError resolveToSingleError(Throwable ex, DataFetchingEnvironment environment) {
				return StoreAway.isCauseOf(ex) ? GraphQLError.newError()
					.errorType(UNAVAILABLE)
					.message(StoreAway.REASON)
					.path(environment.getExecutionStepInfo().getPath())
					.build() : null;
			}

		};
	}

	@Bean
	SubscriptionExceptionResolver storeAwayAtTheBeginning() {
		return new SubscriptionExceptionResolverAdapter() {

			@Override
			protected @Nullable GraphQLError resolveToSingleError(Throwable ex) {
				return StoreAway.isCauseOf(ex)
						? GraphQLError.newError().errorType(UNAVAILABLE).message(StoreAway.REASON).build() : null;
			}

		};
	}

	@Bean
	WebGraphQlInterceptor unavailable() {
		// A stream has no status of its own: it tells by an event.
		return (request, chain) -> chain.next(request)
			.flatMap((response) -> (!StreamedRequest.is(request) && isUnavailable(response))
					? Mono.error(new StoreAway()) : Mono.just(response));
	}

	private static boolean isUnavailable(WebGraphQlResponse response) {
		return response.getErrors().stream().anyMatch((error) -> error.getErrorType() == UNAVAILABLE);
	}

}
