package eu.uptake.query;

import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.introspection.Introspection;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Marks what comes from outside, keeps the schema from those who may not read it, and
 * ends what takes too long.
 */
@Component
class OutsideRequests implements WebGraphQlInterceptor, DisposableBean {

	private final QueryProperties limits;

	private final SchemaReaders schemaReaders;

	private final ScheduledExecutorService timer;

	OutsideRequests(QueryProperties limits, SchemaReaders schemaReaders) {
		this.limits = limits;
		this.schemaReaders = schemaReaders;
		ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "query-timer");
			thread.setDaemon(true);
			return thread;
		});
		executor.setRemoveOnCancelPolicy(true);
		this.timer = executor;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		OutsideRequest outside = new OutsideRequest(
				new AuthenticationTrustResolverImpl()
					.isAuthenticated(SecurityContextHolder.getContext().getAuthentication()),
				StreamedRequest.is(request), this.timer, this.limits.executionTime().toMillis());
		boolean readsSchema = this.schemaReaders.include(outside.signedIn());
		request.configureExecutionInput((input, builder) -> builder
			.graphQLContext(Map.of(OutsideRequest.class, outside, Introspection.INTROSPECTION_DISABLED, !readsSchema))
			.build());
		Runnable end = outside.beginsAnswer();
		return chain.next(request).map((response) -> inTime(response, outside)).doFinally((signal) -> end.run());
	}

	private WebGraphQlResponse inTime(WebGraphQlResponse response, OutsideRequest outside) {
		if (outside.isOutOfTime()) {
			return answer(response.getExecutionInput(), outOfTime());
		}
		if (response.getExecutionResult().getData() instanceof Publisher<?> events) {
			Publisher<ExecutionResult> inTime = Flux.from(events)
				.map((event) -> outside.isOutOfTime() ? outOfTime() : (ExecutionResult) event)
				.onErrorResume(AbortExecutionException.class,
						(ex) -> outside.isOutOfTime() ? Flux.just(outOfTime()) : Flux.error(ex))
				.takeUntil((event) -> outside.isOutOfTime());
			return answer(response.getExecutionInput(),
					ExecutionResult.newExecutionResult().from(response.getExecutionResult()).data(inTime).build());
		}
		return response;
	}

	// Part of the data may be there, but nobody could tell which part is missing.
	private ExecutionResult outOfTime() {
		long most = this.limits.executionTime().toMillis();
		return ExecutionResult.newExecutionResult()
			.addError(new LimitExceeded("executionTime", most, most,
					"The answer took longer than %d ms, and was given up.".formatted(most)))
			.build();
	}

	private static WebGraphQlResponse answer(ExecutionInput input, ExecutionResult result) {
		return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(input, result));
	}

	@Override
	public void destroy() {
		this.timer.shutdownNow();
	}

}
