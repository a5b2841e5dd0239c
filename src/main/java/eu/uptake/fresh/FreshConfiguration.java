package eu.uptake.fresh;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Sees the writes, and marks the queries.
 */
@Configuration(proxyBeanMethods = false)
class FreshConfiguration {

	@Bean
	static StoreWrites storeWrites() {
		return new StoreWrites();
	}

	@Bean
	static MongoClientSettingsBuilderCustomizer countWrites(StoreWrites writes) {
		return (settings) -> settings.addCommandListener(writes);
	}

	@Bean
	SimplePerformantInstrumentation readings(StoreWrites writes) {
		return new SimplePerformantInstrumentation() {

			@Override
			public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
					InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
				if (parameters.getExecutionContext().getOperationDefinition().getOperation() == Operation.QUERY
						&& isGraphQlRequest()) {
					new Reading(writes, Anonymous.asks()).begin();
				}
				return super.beginExecuteOperation(parameters, state);
			}

		};
	}

	// The report asks in another's name, from a path of its own.
	private static boolean isGraphQlRequest() {
		return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
				&& attributes.getRequest().getServletPath().equals("/graphql");
	}

}
