package eu.uptake.answer;

import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import reactor.core.publisher.Mono;

import eu.uptake.answer.KeptFields.Kind;
import eu.uptake.fresh.Anonymous;

/**
 * Notes in the request what its answer rests on, and whether it is whole. Comes before
 * the other interceptors, so as to see what is really answered.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnswerMarks extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {

	@Override
	public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
			InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
		AnswerMark mark = AnswerMark.current();
		// Whatever the request looked like before: nobody else's answer is kept.
		if (mark != null && Anonymous.asks()) {
			mark.restsOn(KeptFields.of(parameters.getExecutionContext()),
					parameters.getExecutionContext().getOperationDefinition().getName());
		}
		return super.beginExecuteOperation(parameters, state);
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		AnswerMark mark = AnswerMark.current();
		return (mark != null) ? chain.next(request).doOnNext((response) -> mark.isWhole(response.getErrors().isEmpty()))
				: chain.next(request);
	}

	/**
	 * What is noted.
	 */
	static final class AnswerMark {

		static final String ATTRIBUTE = AnswerMark.class.getName();

		private Kind kind = Kind.OTHER;

		private @Nullable String operation;

		private boolean whole;

		/**
		 * The mark of the request that this thread answers.
		 * @return the mark, or null where the answer won't be kept
		 */
		static @Nullable AnswerMark current() {
			RequestAttributes request = RequestContextHolder.getRequestAttributes();
			return (request != null) ? (AnswerMark) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
					: null;
		}

		void restsOn(Kind kind, @Nullable String operation) {
			this.kind = kind;
			this.operation = operation;
		}

		void isWhole(boolean whole) {
			this.whole = whole;
		}

		Kind kind() {
			return this.whole ? this.kind : Kind.OTHER;
		}

		@Nullable String operation() {
			return this.operation;
		}

	}

}
