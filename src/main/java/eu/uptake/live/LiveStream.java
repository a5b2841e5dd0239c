package eu.uptake.live;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.Disposable;
import reactor.core.publisher.FluxSink;

import eu.uptake.signin.SignIn;

/**
 * One open subscription. What has changed waits as a key until the client takes it, and
 * is read then: however slow the client, it misses nothing but what was outdated already,
 * and holds no more memory than there are keys.
 *
 * @param <K> the keys
 * @param <T> what is sent
 */
final class LiveStream<K, T> {

	private static final Log logger = LogFactory.getLog(LiveStream.class);

	private static final int RETRY_SECONDS = 2;

	private final String username;

	private final SignIn signIn;

	private final SecurityContext context;

	private final LiveSource<K, T> source;

	private final FluxSink<T> sink;

	private final ScheduledExecutorService readers;

	private final Set<K> changed = new LinkedHashSet<>();

	private final AtomicInteger asked = new AtomicInteger();

	private volatile @Nullable Disposable watch;

	LiveStream(SecurityContext context, SignIn signIn, LiveSource<K, T> source, FluxSink<T> sink,
			ScheduledExecutorService readers) {
		this.context = context;
		this.username = LiveStreams.username(context);
		this.signIn = signIn;
		this.source = source;
		this.sink = sink;
		this.readers = readers;
	}

	/**
	 * Begins.
	 * @param ended is run when it has come to its end
	 */
	void begin(Runnable ended) {
		this.sink.onRequest((count) -> serve());
		this.sink.onDispose(() -> {
			ended.run();
			Disposable open = this.watch;
			if (open != null) {
				open.dispose();
			}
		});
		Disposable begun = seeing(() -> this.source.watch(this::change));
		this.watch = begun;
		if (this.sink.isCancelled()) {
			begun.dispose();
		}
	}

	String username() {
		return this.username;
	}

	void checkSignIn() {
		if (!this.signIn.isGood()) {
			this.sink.error(new SignedOut());
		}
	}

	void complete() {
		this.sink.complete();
	}

	private void change(K key) {
		synchronized (this.changed) {
			this.changed.add(key);
		}
		serve();
	}

	private void serve() {
		if (this.asked.getAndIncrement() == 0) {
			this.readers.execute(this::send);
		}
	}

	// One at a time: whoever asks meanwhile is served by the one at work.
	private void send() {
		int served = 1;
		do {
			boolean more = true;
			while (more) {
				more = !this.sink.isCancelled() && this.sink.requestedFromDownstream() > 0 && sendNext();
			}
			served = this.asked.addAndGet(-served);
		}
		while (served != 0);
	}

	private boolean sendNext() {
		K key;
		synchronized (this.changed) {
			Iterator<K> keys = this.changed.iterator();
			if (!keys.hasNext()) {
				return false;
			}
			key = keys.next();
			keys.remove();
		}
		try {
			T value = seeing(() -> this.source.read(key));
			if (value != null) {
				this.sink.next(value);
			}
			return true;
		}
		catch (DataAccessException ex) {
			logger.debug("The store didn't answer a subscription", ex);
			this.readers.schedule(() -> change(key), RETRY_SECONDS, TimeUnit.SECONDS);
			return false;
		}
		catch (RuntimeException ex) {
			this.sink.error(ex);
			return false;
		}
	}

	private <R extends @Nullable Object> R seeing(Supplier<R> action) {
		SecurityContext before = SecurityContextHolder.getContext();
		SecurityContextHolder.setContext(this.context);
		try {
			return action.get();
		}
		finally {
			SecurityContextHolder.setContext(before);
		}
	}

}
