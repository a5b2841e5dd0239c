package eu.uptake.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Records what is done. No write is there without a trace: whoever writes says so before
 * ({@link #writing}), which stores the event with what is about to change, and its
 * outcome is added when it is known. An event whose outcome never came says that. If the
 * trail can't be written, neither is what it should tell of.
 * <p>
 * An action is recorded where it enters the service, all mutations in one place; what it
 * changes is told where it is written, in the same thread. Outside of a recorded action,
 * such as while the seed is loaded, that does nothing.
 */
@Component
public class AuditTrail {

	private final AuditEvents events;

	private final Clock clock;

	private final ThreadLocal<@Nullable OpenEvent> open = new ThreadLocal<>();

	AuditTrail(MongoOperations mongo, Clock clock) {
		this.events = new AuditEvents(mongo);
		this.clock = clock;
	}

	/**
	 * Does something on a client's behalf, and records it.
	 * @param <T> what comes of it
	 * @param <E> what it may fail with
	 * @param deed what is done
	 * @param work does it
	 * @return what came of it
	 * @throws E what the work has failed with
	 */
	public <T, E extends Exception> T record(Deed deed, Work<T, E> work) throws E {
		return record(Actor.current(), deed, work);
	}

	/**
	 * Does something and records it.
	 * @param <T> what comes of it
	 * @param <E> what it may fail with
	 * @param actor who does it
	 * @param deed what is done
	 * @param work does it
	 * @return what came of it
	 * @throws E what the work has failed with
	 */
	public <T, E extends Exception> T record(Actor actor, Deed deed, Work<T, E> work) throws E {
		OpenEvent event = new OpenEvent(actor, deed, now());
		OpenEvent outer = this.open.get();
		this.open.set(event);
		try {
			T result = work.run();
			close(event);
			return result;
		}
		catch (Throwable ex) {
			closeAfter(ex, event);
			throw ex;
		}
		finally {
			if (outer != null) {
				this.open.set(outer);
			}
			else {
				this.open.remove();
			}
		}
	}

	/**
	 * Says what is about to be written; to be called before each attempt, and before
	 * whatever else the action writes. If the store doesn't take it, nothing must be
	 * written.
	 * @param changes from what the write depends on to what it will store
	 */
	public void writing(Changes changes) {
		OpenEvent event = this.open.get();
		if (event == null || event.isSummed()) {
			return;
		}
		boolean again = event.isBegun();
		event.begins(changes);
		if (again) {
			this.events.retry(event.begun());
		}
		else {
			this.events.insert(event.begun());
		}
	}

	/**
	 * Says that much is about to be written, which will be told in sum only.
	 */
	public void writingMuch() {
		writing(Changes.none());
		OpenEvent event = this.open.get();
		if (event != null) {
			event.sum();
		}
	}

	/**
	 * Tells in sum what was written.
	 * @param result the sums
	 */
	public void wrote(Changes result) {
		OpenEvent event = this.open.get();
		if (event != null) {
			event.tells(result);
		}
	}

	/**
	 * Says that nothing had to be written after all: somebody else was faster.
	 */
	public void wroteNothing() {
		OpenEvent event = this.open.get();
		if (event != null) {
			event.wroteNothing();
		}
	}

	/**
	 * Names what it is done to more exactly than was known at the beginning.
	 * @param subject the subject
	 */
	public void to(String subject) {
		OpenEvent event = this.open.get();
		if (event != null) {
			event.isDoneTo(event.deed().to(subject));
		}
	}

	/**
	 * Tells which country and year it concerns, where only the data knows.
	 * @param country the country's code, or null
	 * @param year the calendar year, or null
	 */
	public void concerning(@Nullable String country, @Nullable Integer year) {
		OpenEvent event = this.open.get();
		if (event != null) {
			event.isDoneTo(event.deed().concerning(country, year));
		}
	}

	/**
	 * Says that it was refused, where that isn't an exception.
	 * @param codes why, as codes; none means that it wasn't
	 */
	public void rejected(Collection<String> codes) {
		OpenEvent event = this.open.get();
		if (event != null && !codes.isEmpty()) {
			event.isRejected(codes);
		}
	}

	/**
	 * Records what has come to its end already.
	 * @param actor who did it
	 * @param deed what was done
	 * @param errors why it was refused, as codes; none if it wasn't
	 */
	public void note(Actor actor, Deed deed, String... errors) {
		OpenEvent event = new OpenEvent(actor, deed, now());
		event.begins(Changes.none());
		if (errors.length > 0) {
			event.isRejected(List.of(errors));
		}
		this.events.insert(event.ended(now()));
	}

	private void close(OpenEvent event) {
		if (event.isBegun()) {
			this.events.end(event.ended(now()));
		}
		else if (event.actor().isAccountable()) {
			this.events.insert(event.ended(now()));
		}
	}

	private void closeAfter(Throwable ex, OpenEvent event) {
		try {
			if (event.endsBy(ex)) {
				close(event);
			}
		}
		catch (RuntimeException further) {
			ex.addSuppressed(further);
		}
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * What is done.
	 *
	 * @param <T> what comes of it
	 * @param <E> what it may fail with
	 */
	@FunctionalInterface
	public interface Work<T, E extends Exception> {

		T run() throws E;

	}

}
