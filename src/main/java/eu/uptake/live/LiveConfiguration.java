package eu.uptake.live;

import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import graphql.GraphQLError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.signin.SignIn;
import eu.uptake.signin.SignIns;

/**
 * How subscriptions are reached.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveProperties.class)
class LiveConfiguration {

	/** Before that of the HTTP endpoint. */
	private static final int ORDER = -2;

	private static final int IDLE_SECONDS = 30;

	@Bean
	MongoClientSettingsBuilderCustomizer seeOwnWrites(OwnWrites ownWrites) {
		return (settings) -> settings.addCommandListener(ownWrites);
	}

	@Bean
	SubscriptionExceptionResolver signedOut() {
		return new SubscriptionExceptionResolverAdapter() {

			@Override
			protected @Nullable GraphQLError resolveToSingleError(Throwable failure) {
				return (failure instanceof SignedOut) ? GraphQLError.newError()
					.errorType(ErrorType.UNAUTHORIZED)
					.message(String.valueOf(failure.getMessage()))
					.build() : null;
			}

		};
	}

	/**
	 * The transports.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	static class Transports {

		/**
		 * Each open subscription is written by one thread at a time, and none while there
		 * is nothing to write: a client that reads slowly keeps its own thread waiting.
		 * @return the threads
		 */
		@Bean(destroyMethod = "dispose")
		Scheduler liveWriters() {
			return Schedulers.fromExecutorService(new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS,
					TimeUnit.SECONDS, new SynchronousQueue<>(), new LiveThreads("live-writer")));
		}

		@Bean
		EventStreamHandler eventStreamHandler(WebGraphQlHandler handler, LiveProperties properties,
				Scheduler liveWriters) {
			return new EventStreamHandler(handler, properties, liveWriters);
		}

		@Bean
		LiveSocketHandler liveSocketHandler(WebGraphQlHandler handler, SignIns signIns, JsonMapper json,
				Scheduler liveWriters, LiveProperties properties) {
			return new LiveSocketHandler(handler, signIns, json, liveWriters, properties);
		}

		@Bean
		HandlerMapping liveSockets(LiveSocketHandler handler, SignIns signIns) {
			WebSocketHttpRequestHandler sockets = new WebSocketHttpRequestHandler(handler,
					new DefaultHandshakeHandler());
			sockets.getHandshakeInterceptors().add(new Handshake(signIns));
			WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
			mapping.setWebSocketUpgradeMatch(true);
			mapping.setUrlMap(Map.of("/graphql", sockets));
			mapping.setOrder(ORDER);
			return mapping;
		}

		@Bean
		WebGraphQlInterceptor signInOfRequest(SignIns signIns) {
			return (request, chain) -> {
				SignIn signIn = (request instanceof WebSocketGraphQlRequest socket)
						? (SignIn) socket.getSessionInfo().getAttributes().get(Handshake.SIGN_IN)
						: signIns.of(SecurityContextHolder.getContext().getAuthentication(), servletRequest());
				if (signIn != null) {
					request.configureExecutionInput(
							(input, builder) -> builder.graphQLContext(Map.of(SignIn.class, signIn)).build());
				}
				return chain.next(request);
			};
		}

		private static @Nullable HttpServletRequest servletRequest() {
			return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
					? attributes.getRequest() : null;
		}

	}

}
