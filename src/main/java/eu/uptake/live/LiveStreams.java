package eu.uptake.live;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import graphql.GraphQLContext;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

import eu.uptake.contract.TooManyRequests;
import eu.uptake.signin.SignIn;

/**
 * The open subscriptions of this instance. They end when whoever has subscribed is no
 * longer signed in, and when the instance stops.
 */
@Component
public class LiveStreams implements SmartLifecycle, DisposableBean {

	private static final Log logger = LogFactory.getLog(LiveStreams.class);

	private static final int READERS = 4;

	private static final int CHECK_SECONDS = 2;

	private static final int RETRY_SECONDS = 10;

	private final LiveProperties limits;

	private final ScheduledExecutorService readers;

	private final ScheduledExecutorService checks;

	private final Set<LiveStream<?, ?>> open = ConcurrentHashMap.newKeySet();

	private volatile boolean running;

	LiveStreams(LiveProperties limits, MeterRegistry registry) {
		this.limits = limits;
		this.readers = executor(READERS, "live");
		this.checks = executor(1, "live-check");
		this.checks.scheduleWithFixedDelay(this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
		Gauge.builder("uptake.live.subscriptions", this.open, Set::size)
			.description("Open subscriptions")
			.register(registry);
	}

	private static ScheduledExecutorService executor(int threads, String name) {
		ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(threads, new LiveThreads(name));
		executor.setRemoveOnCancelPolicy(true);
		executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		return executor;
	}

	/**
	 * Opens a stream for the current account.
	 * @param <K> the keys of what changes
	 * @param <T> what is sent
	 * @param context the operation's context
	 * @param source what the stream is about
	 * @return the stream, which begins when it is subscribed to
	 * @throws TooManyRequests if there are too many; those that are opened at the same
	 * moment may pass the limit by a few
	 */
	public <K, T> Flux<T> open(GraphQLContext context, LiveSource<K, T> source) {
		SignIn signIn = Objects.requireNonNull(context.get(SignIn.class));
		SecurityContext eyes = SecurityContextHolder.getContext();
		String username = username(eyes);
		if (!this.running || this.open.size() >= this.limits.perInstance()
				|| this.open.stream().filter((each) -> each.username().equals(username)).count() >= this.limits
					.perAccount()) {
			throw new TooManyRequests(RETRY_SECONDS);
		}
		return Flux.create((sink) -> {
			LiveStream<K, T> stream = new LiveStream<>(eyes, signIn, source, sink, this.readers);
			this.open.add(stream);
			stream.begin(() -> this.open.remove(stream));
			if (!this.running) {
				stream.complete();
			}
		}, FluxSink.OverflowStrategy.ERROR);
	}

	static String username(SecurityContext context) {
		return Objects.requireNonNull(context.getAuthentication()).getName();
	}

	/**
	 * Runs something for subscriptions, later.
	 * @param task what is run
	 * @param milliseconds when
	 */
	public void later(Runnable task, long milliseconds) {
		try {
			this.readers.schedule(task, milliseconds, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Nothing is run any more", ex);
		}
	}

	private void check() {
		try {
			this.open.forEach(LiveStream::checkSignIn);
		}
		catch (RuntimeException ex) {
			// While the store is away nobody's sign-in can be looked at; nor is there
			// anything to be sent.
			logger.debug("Sign-ins couldn't be looked at", ex);
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	// Before the server waits for its requests to end, which these would not.
	@Override
	public void stop() {
		this.running = false;
		this.open.forEach(LiveStream::complete);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void destroy() {
		this.readers.shutdownNow();
		this.checks.shutdownNow();
	}

}
