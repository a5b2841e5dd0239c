package eu.uptake.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import eu.uptake.Api;
import eu.uptake.embedded.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients of each kind of write that takes more than one step, all at the same time.
 */
final class WritingClients {

	private static final int PATIENCE = 60;

	/** All of them have one address. */
	static final String[] ARGUMENTS = { "--uptake.quality.rate-limit.responses=1000000",
			"--uptake.downloads.rate-limit.declarations=1000000" };

	private final List<WritingClient<?>> clients;

	WritingClients(int year) {
		this.clients = List.of(new ReturnClient(year, "AT"), new ReturnClient(year, "DE"), new SurveyClient(year),
				new DeclarationClient(year), new SessionClient(year), new LogClient(year));
	}

	/**
	 * Lets them write until the service has gone.
	 * @param service the service
	 * @param end ends the service; called when each kind has had an answer
	 * @throws Exception what a client has met that is no end
	 */
	void writeUntil(ServiceProcess service, End end) throws Exception {
		this.clients.forEach((client) -> client.connect(Api.at(service.uri())));
		List<Integer> before = acknowledged();
		CountDownLatch begun = new CountDownLatch(this.clients.size());
		List<Runnable> writing = new ArrayList<>();
		this.clients.forEach((client) -> writing.addAll(client.writing(begun)));
		ExecutorService threads = Executors.newFixedThreadPool(writing.size());
		try {
			List<Future<?>> ends = new ArrayList<>();
			writing.forEach((each) -> ends.add(threads.submit(each)));
			boolean all = begun.await(PATIENCE, TimeUnit.SECONDS);
			end.of(service);
			for (Future<?> each : ends) {
				each.get(PATIENCE, TimeUnit.SECONDS);
			}
			assertThat(all).as(service.output()).isTrue();
		}
		finally {
			threads.shutdownNow();
		}
		for (int i = 0; i < before.size(); i++) {
			assertThat(this.clients.get(i).acknowledged()).as("%s", this.clients).isGreaterThan(before.get(i));
		}
	}

	void check(ServiceProcess service) {
		this.clients.forEach((client) -> client.check(Api.at(service.uri())));
	}

	List<Integer> acknowledged() {
		return this.clients.stream().map(WritingClient::acknowledged).toList();
	}

	@Override
	public String toString() {
		return this.clients.toString();
	}

	/**
	 * Ends a service.
	 */
	@FunctionalInterface
	interface End {

		void of(ServiceProcess service) throws Exception;

	}

}
