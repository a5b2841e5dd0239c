package eu.uptake.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import eu.uptake.Api;
import eu.uptake.TestStore;
import eu.uptake.UptakeApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Instances of their own: one that stops, and two on one store.
 */
class LiveInstancesTests {

	private static final String STATES = "subscription { uptakeChanged(year: 2016) { country { code } nationalReturn { status } } }";

	private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

	@AfterEach
	void stop() {
		this.instances.forEach(ConfigurableApplicationContext::close);
	}

	@Test
	void anInstanceThatStopsCompletesItsSubscriptionsAndWaitsForNone() {
		String[] store = TestStore.isEmbedded() ? new String[] { "uptake.embedded.path=memory" }
				: TestStore.properties();
		ConfigurableApplicationContext instance = start(store);
		Api api = new Api(instance.getEnvironment());
		Api.Client client = TestStore.isEmbedded() ? api.as("at") : api.as("first", "only for tests");
		EventStream stream = EventStream.open(client, STATES, Map.of());
		SocketClient socket = SocketClient.greeted(client);
		socket.subscribe("1", STATES, Map.of()).awaitPong();
		CompletableFuture<Void> stopped = CompletableFuture.runAsync(instance::close);
		assertThat(stream.next()).isEqualTo("complete");
		assertThat(stream.next()).isEqualTo("closed");
		String last = socket.next();
		assertThat(last.contains("complete") ? socket.next() : last).isEqualTo("1001");
		stopped.join();
		// It would have been given up with a warning after 20 s, and its connections cut.
	}

	@Test
	void oneInstanceTellsWhatTheOtherWrites() {
		assumeThat(TestStore.isEmbedded()).as("the embedded store belongs to one process").isFalse();
		String[] store = TestStore.properties();
		Api here = new Api(start(store).getEnvironment());
		Api there = new Api(start(store).getEnvironment());
		try (EventStream stream = EventStream.open(here.as("first", "only for tests"), STATES, Map.of())) {
			Api.Client taxud = there.as("first", "only for tests");
			assertThat(
					taxud.operation("reopen-year", Api.input("year", 2016, "reason", "Something was wrong.")).codes())
				.isEmpty();
			assertThat(taxud
				.operation("send-back-return", Api.input("country", "AT", "year", 2016, "reason", "Look again."))
				.codes()).isEmpty();
			assertThat(stream.next()).isEqualTo(
					"next {\"data\":{\"uptakeChanged\":{\"country\":{\"code\":\"AT\"},\"nationalReturn\":{\"status\":\"SENT_BACK\"}}}}");
		}
	}

	private ConfigurableApplicationContext start(String... properties) {
		String[] all = Stream.concat(Stream.of("server.port=0", "spring.jmx.enabled=false"), Arrays.stream(properties))
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		ConfigurableApplicationContext instance = new SpringApplicationBuilder(UptakeApplication.class).run(all);
		this.instances.add(instance);
		return instance;
	}

}
