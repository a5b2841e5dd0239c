package eu.uptake.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlSseHandler;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.ServerResponse.SseBuilder;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Subscriptions by server-sent events, in the protocol's "distinct connections mode":
 * each request is one operation, its results are events {@code next}, and the last is
 * {@code complete}. In place of Spring's own, which hides why something was refused, and
 * sends nothing before the first event: a client would wait for its answer to begin.
 */
class EventStreamHandler extends GraphQlSseHandler {

	private static final Log logger = LogFactory.getLog(EventStreamHandler.class);

	/** Clients begin again, maybe at an instance that was added since. */
	private static final Duration LONGEST = Duration.ofHours(12);

	private static final Map<String, Object> NOTHING = Map.of();

	private static final Map<String, Object> END = Map.of("end", true);

	private final LiveProperties properties;

	private final Scheduler writers;

	EventStreamHandler(WebGraphQlHandler handler, LiveProperties properties, Scheduler writers) {
		super(handler);
		this.properties = properties;
		this.writers = writers;
	}

	@Override
	protected ServerResponse prepareResponse(ServerRequest request, Mono<WebGraphQlResponse> response) {
		return ServerResponse.sse((events) -> write(response, events), LONGEST);
	}

	// The first sign of life follows the beginning of the subscription: a client that
	// has seen it misses nothing. No more than one result is waiting at each step; what
	// is behind them waits as keys.
	private void write(Mono<WebGraphQlResponse> response, SseBuilder events) {
		Flux<Map<String, Object>> results = response.flatMapMany(Results::of)
			.onErrorResume((failure) -> Flux.just(Map.of("errors", Results.errors(failure))))
			.concatWithValues(END);
		Flux<Map<String, Object>> signs = Flux.interval(Duration.ZERO, this.properties.keepAlive())
			.map((tick) -> NOTHING)
			.onBackpressureDrop();
		Writer writer = new Writer(events);
		events.onTimeout(writer::dispose);
		events.onComplete(writer::dispose);
		Flux.merge(1, results, signs).publishOn(this.writers, 1).subscribe(writer);
	}

	private static final class Writer extends BaseSubscriber<Map<String, Object>> {

		private final SseBuilder events;

		Writer(SseBuilder events) {
			this.events = events;
		}

		@Override
		protected void hookOnNext(Map<String, Object> value) {
			try {
				if (value == NOTHING) {
					this.events.comment(" ").send();
				}
				else if (value == END) {
					cancel();
					this.events.event("complete").data("");
					this.events.complete();
				}
				else {
					this.events.event("next").data(value);
				}
			}
			catch (IOException | RuntimeException ex) {
				// The client has gone.
				logger.debug("An event couldn't be sent", ex);
				cancel();
				this.events.complete();
			}
		}

	}

}
