package eu.uptake.query;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import graphql.ExecutionResult;
import graphql.introspection.Introspection;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
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
		OutsideRequest outside = new OutsideRequest(new AuthenticationTrustResolverImpl()
			.isAuthenticated(SecurityContextHolder.getContext().getAuthentication()));
		boolean readsSchema = this.schemaReaders.include(outside.signedIn());
		request.configureExecutionInput((input, builder) -> builder
			.graphQLContext(Map.of(OutsideRequest.class, outside, Introspection.INTROSPECTION_DISABLED, !readsSchema))
			.build());
		Future<?> end = this.timer.schedule(outside::timeIsUp, this.limits.executionTime().toMillis(),
				TimeUnit.MILLISECONDS);
		return chain.next(request)
			.map((response) -> outside.isOutOfTime() ? outOfTime(response) : response)
			.doFinally((signal) -> end.cancel(false));
	}

	// Part of the data may be there, but nobody could tell which part is missing.
	private WebGraphQlResponse outOfTime(WebGraphQlResponse response) {
		long most = this.limits.executionTime().toMillis();
		LimitExceeded error = new LimitExceeded("executionTime", most, most,
				"The answer took longer than %d ms, and was given up.".formatted(most));
		return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(response.getExecutionInput(),
				ExecutionResult.newExecutionResult().addError(error).build()));
	}

	@Override
	public void destroy() {
		this.timer.shutdownNow();
	}

}
