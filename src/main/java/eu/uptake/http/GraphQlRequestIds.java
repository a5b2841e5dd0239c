package eu.uptake.http;

import graphql.execution.ExecutionId;
import org.slf4j.MDC;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Runs a GraphQL request under its HTTP request's id, which an internal error names.
 */
@Component
class GraphQlRequestIds implements WebGraphQlInterceptor {

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		String id = MDC.get("requestId");
		if (id != null) {
			request.executionId(ExecutionId.from(id));
		}
		return chain.next(request);
	}

}
