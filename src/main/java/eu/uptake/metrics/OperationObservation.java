package eu.uptake.metrics;

import graphql.language.OperationDefinition;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.observation.DefaultExecutionRequestObservationConvention;
import org.springframework.graphql.observation.ExecutionRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Counts and times GraphQL requests ({@code graphql.request}) by the operation's name,
 * too.
 */
@Component
class OperationObservation extends DefaultExecutionRequestObservationConvention {

	private static final String NAME = "graphql.operation.name";

	private final OperationNames names;

	OperationObservation(OperationNames names) {
		this.names = names;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ExecutionRequestObservationContext context) {
		return super.getLowCardinalityKeyValues(context).and(NAME, this.names.known(name(context)));
	}

	@Override
	protected KeyValue operationName(ExecutionRequestObservationContext context) {
		return KeyValue.of(NAME, this.names.known(name(context)));
	}

	// A client may leave the name out where the document has one operation only. What
	// can't be parsed has none.
	private static @Nullable String name(ExecutionRequestObservationContext context) {
		if (context.getExecutionContext() == null) {
			return null;
		}
		OperationDefinition operation = context.getExecutionContext().getOperationDefinition();
		return (operation != null) ? operation.getName() : null;
	}

}
