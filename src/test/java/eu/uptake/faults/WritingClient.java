package eu.uptake.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that writes facts of one kind for as long as the service is there, by several
 * threads, and knows which were acknowledged.
 *
 * @param <T> a fact
 */
abstract class WritingClient<T> {

	private final int threads;

	private final List<T> acknowledged = new ArrayList<>();

	private final List<T> unanswered = new ArrayList<>();

	WritingClient(int threads) {
		this.threads = threads;
	}

	/**
	 * Signs in, and is used before all else.
	 * @param api the service
	 */
	abstract void connect(Api api);

	/**
	 * Makes up a fact.
	 * @param number how many there were before it
	 * @return a fact that was never sent
	 */
	abstract T next(int number);

	/**
	 * Sends a fact.
	 * @param fact the fact
	 * @throws UncheckedIOException if there is no answer
	 */
	abstract void send(T fact);

	/**
	 * What the service makes of all facts of this client.
	 * @param api the service
	 * @return figures by name
	 */
	abstract Map<String, Object> figures(Api api);

	/**
	 * The same in the plainest way.
	 * @param facts the facts in the order they were sent
	 * @return figures by name
	 */
	abstract Map<String, Object> recount(List<T> facts);

	/**
	 * Sends a fact of which nobody knows whether it arrived.
	 * @param fact the fact
	 */
	void repeat(T fact) {
		send(fact);
	}

	/**
	 * Writes until the service has gone.
	 * @param begun counted down by the first acknowledgement
	 * @return what each thread does
	 */
	List<Runnable> writing(CountDownLatch begun) {
		AtomicBoolean first = new AtomicBoolean(true);
		Runnable write = () -> write(() -> {
			if (first.getAndSet(false)) {
				begun.countDown();
			}
		});
		return Collections.nCopies(this.threads, write);
	}

	private void write(Runnable begun) {
		while (true) {
			T fact = begin();
			try {
				send(fact);
			}
			catch (UncheckedIOException ex) {
				// The service has gone.
				return;
			}
			end(fact);
			begun.run();
		}
	}

	private synchronized T begin() {
		T fact = next(this.acknowledged.size() + this.unanswered.size());
		this.unanswered.add(fact);
		return fact;
	}

	private synchronized void end(T fact) {
		this.unanswered.remove(fact);
		this.acknowledged.add(fact);
	}

	int acknowledged() {
		return this.acknowledged.size();
	}

	/**
	 * Finds everything acknowledged, and of the rest each fact wholly or not at all. What
	 * nobody answered is sent again then, and counts once.
	 * @param api the service that has started again
	 */
	void check(Api api) {
		Map<String, Object> found = figures(api);
		List<Map<String, Object>> possible = IntStream.range(0, 1 << this.unanswered.size())
			.mapToObj(this::withSomeUnanswered)
			.map(this::recount)
			.toList();
		assertThat(possible).as("acknowledged %d, unanswered %s", this.acknowledged.size(), this.unanswered)
			.contains(found);
		connect(api);
		for (T fact : List.copyOf(this.unanswered)) {
			repeat(fact);
			end(fact);
		}
		assertThat(figures(api)).isEqualTo(recount(this.acknowledged));
	}

	private List<T> withSomeUnanswered(int subset) {
		List<T> facts = new ArrayList<>(this.acknowledged);
		for (int i = 0; i < this.unanswered.size(); i++) {
			if ((subset >> i & 1) == 1) {
				facts.add(this.unanswered.get(i));
			}
		}
		return facts;
	}

	/**
	 * Sends an operation.
	 * @param request sends it
	 * @return the codes of the user errors
	 * @throws UncheckedIOException if a service that stops takes no more
	 */
	static List<String> codes(Supplier<Api.Answer> request) {
		Api.Answer answer = request.get();
		refuseStopped(answer.status());
		return answer.codes();
	}

	static void refuseStopped(int status) {
		if (status == 503) {
			throw new UncheckedIOException(new IOException("The service stops"));
		}
	}

	@Override
	public String toString() {
		return "%s: %d acknowledged, %d not".formatted(getClass().getSimpleName(), this.acknowledged.size(),
				this.unanswered.size());
	}

}
