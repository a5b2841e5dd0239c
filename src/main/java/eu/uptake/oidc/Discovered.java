package eu.uptake.oidc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer tells of itself, asked for when it is first needed: the service starts
 * without it. While the issuer is away it is asked once in a while, by one request, so
 * that the others aren't held up.
 *
 * @param <T> what is told
 */
class Discovered<T> {

	private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Log logger = LogFactory.getLog(Discovered.class);

	private final String issuer;

	private final Supplier<T> discovery;

	private final ReentrantLock asking = new ReentrantLock();

	private volatile @Nullable T known;

	private volatile @Nullable Failure failure;

	/**
	 * Asks nobody yet.
	 * @param issuer the issuer, for the log
	 * @param discovery asks it
	 */
	Discovered(String issuer, Supplier<T> discovery) {
		this.issuer = issuer;
		this.discovery = discovery;
	}

	/**
	 * What is told.
	 * @return the same each time
	 * @throws IssuerAwayException if the issuer can't be asked
	 */
	T get() {
		T told = this.known;
		return (told != null) ? told : ask();
	}

	private T ask() {
		failIfRecently();
		try {
			if (!this.asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new IssuerAwayException(new IllegalStateException("Others wait for it"));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IssuerAwayException(ex);
		}
		try {
			T told = this.known;
			if (told == null) {
				failIfRecently();
				told = this.discovery.get();
				this.known = told;
			}
			return told;
		}
		catch (IssuerAwayException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			this.failure = new Failure(ex, System.nanoTime());
			logger.warn("The issuer %s can't be asked: %s".formatted(this.issuer, ex.getMessage()));
			throw new IssuerAwayException(ex);
		}
		finally {
			this.asking.unlock();
		}
	}

	private void failIfRecently() {
		Failure last = this.failure;
		if (last != null && System.nanoTime() - last.nanos() < PAUSE_NANOS) {
			throw new IssuerAwayException(last.cause());
		}
	}

	private record Failure(RuntimeException cause, long nanos) {
	}

}
