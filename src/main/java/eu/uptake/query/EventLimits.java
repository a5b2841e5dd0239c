package eu.uptake.query;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldParameters;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Each event of a subscription is an answer of its own: it has the time of one, and
 * remembers nothing of what was loaded for the event before.
 */
@Component
class EventLimits extends SimplePerformantInstrumentation {

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginSubscribedFieldEvent(
			InstrumentationFieldParameters parameters, @Nullable InstrumentationState state) {
		parameters.getExecutionContext().getDataLoaderRegistry().getDataLoaders().forEach(DataLoader::clearAll);
		OutsideRequest outside = parameters.getExecutionContext().getGraphQLContext().get(OutsideRequest.class);
		if (outside == null) {
			return SimpleInstrumentationContext.noOp();
		}
		Runnable end = outside.beginsAnswer();
		return SimpleInstrumentationContext.whenCompleted((result, failure) -> end.run());
	}

}
