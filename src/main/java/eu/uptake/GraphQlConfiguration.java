package eu.uptake;

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

import eu.uptake.contract.BadArgument;

/**
 * What holds for the whole GraphQL API.
 */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

	@Bean
	RuntimeWiringConfigurer scalars() {
		return (wiring) -> wiring.scalar(ExtendedScalars.Date)
			.scalar(InstantScalar.DATE_TIME)
			.scalar(ExtendedScalars.GraphQLLong);
	}

	@Bean
	DataFetcherExceptionResolver badArguments() {
		return new DataFetcherExceptionResolverAdapter() {

			@Override
			protected @Nullable GraphQLError resolveToSingleError(Throwable ex, DataFetchingEnvironment environment) {
				return (ex instanceof BadArgument) ? GraphQLError.newError()
					.errorType(ErrorType.BAD_REQUEST)
					.message(String.valueOf(ex.getMessage()))
					.path(environment.getExecutionStepInfo().getPath())
					.location(environment.getField().getSourceLocation())
					.build() : null;
			}

		};
	}

}
