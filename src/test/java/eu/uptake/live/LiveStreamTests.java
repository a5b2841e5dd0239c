package eu.uptake.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import graphql.GraphQLContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;

import eu.uptake.signin.SignIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LiveStreamTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final LiveStreams streams = new LiveStreams(new LiveProperties(2, 3, Duration.ofSeconds(15)),
			this.registry);

	private final Counters counters = new Counters();

	private volatile boolean signedIn = true;

	@BeforeEach
	void signIn() {
		this.streams.start();
		SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("at", ""));
	}

	@AfterEach
	void stop() {
		SecurityContextHolder.clearContext();
		this.streams.destroy();
	}

	@Test
	void aSlowClientIsToldTheLastStateOfEachThing() {
		Client client = subscribe();
		for (int count = 0; count < 1000; count++) {
			this.counters.raise("a");
			this.counters.raise("b");
		}
		assertThat(client.taken).isEmpty();
		client.request(10);
		await().until(() -> client.taken.size() == 2);
		assertThat(client.taken).containsExactlyInAnyOrder("a 1000", "b 1000");
		this.counters.raise("a");
		await().until(() -> client.taken.size() == 3);
		assertThat(client.taken).last().isEqualTo("a 1001");
	}

	@Test
	void aStoreThatIsAwayIsAskedAgain() {
		this.counters.away = true;
		Client client = subscribe();
		client.request(1);
		this.counters.raise("a");
		await().until(() -> this.counters.refused > 0);
		this.counters.away = false;
		await().until(() -> !client.taken.isEmpty());
		assertThat(client.taken).containsExactly("a 1");
	}

	@Test
	void aCancelledStreamIsWatchedNoMore() {
		Client client = subscribe();
		assertThat(open()).isEqualTo(1);
		client.cancel();
		assertThat(this.counters.watchers).isEmpty();
		assertThat(open()).isZero();
	}

	@Test
	void stoppingCompletesTheStreams() {
		Client client = subscribe();
		this.streams.stop();
		assertThat(client.ended).isEqualTo("complete");
		assertThat(this.counters.watchers).isEmpty();
	}

	@Test
	void anEndedSignInEndsTheStream() {
		Client client = subscribe();
		this.signedIn = false;
		await().until(() -> client.ended != null);
		assertThat(client.ended).isEqualTo("The sign-in that began this has ended. Sign in again.");
		assertThat(this.counters.watchers).isEmpty();
	}

	@Test
	void whatIsReadIsReadWithTheEyesOfTheSubscriber() {
		Client client = subscribe();
		SecurityContextHolder.clearContext();
		client.request(1);
		this.counters.raise("a");
		await().until(() -> !client.taken.isEmpty());
		assertThat(this.counters.readAs).containsExactly("at");
	}

	private double open() {
		return this.registry.get("uptake.live.subscriptions").gauge().value();
	}

	private Client subscribe() {
		GraphQLContext context = GraphQLContext.of(Map.of(SignIn.class, (SignIn) () -> this.signedIn));
		Client client = new Client();
		this.streams.open(context, this.counters).subscribe(client);
		return client;
	}

	/** Counters that change. */
	private static final class Counters implements LiveSource<String, String> {

		private final Map<String, Integer> counts = new ConcurrentHashMap<>();

		private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

		private final List<String> readAs = new CopyOnWriteArrayList<>();

		private volatile boolean away;

		private volatile int refused;

		void raise(String key) {
			this.counts.merge(key, 1, Integer::sum);
			this.watchers.forEach((each) -> each.accept(key));
		}

		@Override
		public Disposable watch(Consumer<String> changed) {
			this.watchers.add(changed);
			return () -> this.watchers.remove(changed);
		}

		@Override
		public String read(String key) {
			if (this.away) {
				this.refused = this.refused + 1;
				throw new DataAccessResourceFailureException("away");
			}
			this.readAs.add(SecurityContextHolder.getContext().getAuthentication().getName());
			return key + " " + this.counts.get(key);
		}

	}

	/** Takes what it asks for. */
	private static final class Client extends BaseSubscriber<String> {

		private final List<String> taken = new CopyOnWriteArrayList<>();

		private volatile String ended;

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			// Asks later.
		}

		@Override
		protected void hookOnNext(String value) {
			this.taken.add(value);
		}

		@Override
		protected void hookOnComplete() {
			this.ended = "complete";
		}

		@Override
		protected void hookOnError(Throwable failure) {
			this.ended = failure.getMessage();
		}

	}

}
