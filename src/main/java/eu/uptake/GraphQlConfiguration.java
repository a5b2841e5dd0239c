package eu.uptake;

import java.net.InetSocketAddress;
import java.util.Map;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.scalars.ExtendedScalars;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.context.SecurityContextHolder;

import eu.uptake.contract.BadArgument;
import eu.uptake.contract.TooManyRequests;

/**
 * What holds for the whole GraphQL API.
 */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

	@Bean
	RuntimeWiringConfigurer scalars() {
		return (wiring) -> wiring.scalar(StrictDateScalar.DATE)
			.scalar(InstantScalar.DATE_TIME)
			.scalar(ExtendedScalars.GraphQLLong)
			// In place of the library's own.
			.strictMode(false)
			.scalar(StrictIdScalar.ID)
			.strictMode(true);
	}

	/**
	 * Rate limits ask for the address. It is kept for the request only.
	 * @return puts the client's address into the request's context
	 */
	@Bean
	WebGraphQlInterceptor clientAddress() {
		return (request, chain) -> {
			InetSocketAddress address = request.getRemoteAddress();
			if (address != null) {
				request.configureExecutionInput((input,
						builder) -> builder.graphQLContext(Map.of("clientAddress", address.getHostString())).build());
			}
			return chain.next(request);
		};
	}

	@Bean
	DataFetcherExceptionResolver refusals() {
		return new DataFetcherExceptionResolverAdapter() {

			@Override
			protected @Nullable GraphQLError resolveToSingleError(Throwable ex, DataFetchingEnvironment environment) {
				if (ex instanceof BadArgument) {
					return error(ex, environment).errorType(ErrorType.BAD_REQUEST).build();
				}
				if (ex instanceof TooManyRequests refused) {
					return tooMany(error(ex, environment), refused);
				}
				return null;
			}

		};
	}

	/**
	 * What refuses a subscription comes out of the stream that it would be.
	 * @return says it as a query's field would
	 */
	@Bean
	SubscriptionExceptionResolver refusedSubscriptions() {
		SubscriptionExceptionResolverAdapter resolver = new SubscriptionExceptionResolverAdapter() {

			@Override
			protected @Nullable GraphQLError resolveToSingleError(Throwable ex) {
				if (ex instanceof AccessDeniedException) {
					boolean signedIn = new AuthenticationTrustResolverImpl()
						.isAuthenticated(SecurityContextHolder.getContext().getAuthentication());
					return GraphQLError.newError()
						.message(signedIn ? "Forbidden" : "Unauthorized")
						.errorType(signedIn ? ErrorType.FORBIDDEN : ErrorType.UNAUTHORIZED)
						.build();
				}
				return (ex instanceof TooManyRequests refused) ? tooMany(GraphQLError.newError(), refused) : null;
			}

		};
		resolver.setThreadLocalContextAware(true);
		return resolver;
	}

	private static GraphQLError tooMany(GraphQLError.Builder<?> error, TooManyRequests refused) {
		return error.message(String.valueOf(refused.getMessage()))
			.errorType(ErrorClassification.errorClassification("TOO_MANY_REQUESTS"))
			.extensions(Map.of("retryAfterSeconds", refused.retryAfterSeconds()))
			.build();
	}

	private static GraphQLError.Builder<?> error(Throwable ex, DataFetchingEnvironment environment) {
		return GraphQLError.newError()
			.message(String.valueOf(ex.getMessage()))
			.path(environment.getExecutionStepInfo().getPath())
			.location(environment.getField().getSourceLocation());
	}

}
