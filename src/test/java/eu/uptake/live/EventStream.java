package eu.uptake.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.json.JsonMapper;

import eu.uptake.Api;

/**
 * A subscription by server-sent events, as a client sees it.
 */
final class EventStream implements AutoCloseable {

	/** Only so that a test that fails ends. */
	private static final int PATIENCE = 60;

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpResponse<java.io.InputStream> response;

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private EventStream(HttpResponse<java.io.InputStream> response) {
		this.response = response;
		Thread reader = new Thread(this::read, "events");
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Subscribes, and waits until the subscription has begun or was refused.
	 * @param client the client
	 * @param document the document
	 * @param variables its variables
	 * @return the stream
	 */
	static EventStream open(Api.Client client, String document, Map<String, Object> variables) {
		HttpRequest.Builder request = client.prepared("/graphql")
			.header("Content-Type", "application/json")
			.header("Accept", "text/event-stream")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document, "variables", variables))));
		try {
			EventStream stream = new EventStream(
					HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream()));
			stream.response.headers().firstValue("Content-Type").orElseThrow();
			return stream;
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void read() {
		String name = "";
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.response.body(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith("event:")) {
					name = line.substring(6).strip();
				}
				else if (line.startsWith("data:")) {
					this.events.add((name + " " + line.substring(5)).strip());
				}
			}
			this.events.add("closed");
		}
		catch (IOException ex) {
			this.events.add("cut");
		}
	}

	int status() {
		return this.response.statusCode();
	}

	/**
	 * Waits for the next event.
	 * @return its name and its data; {@code closed} after the last
	 */
	String next() {
		try {
			String event = this.events.poll(PATIENCE, TimeUnit.SECONDS);
			if (event == null) {
				throw new AssertionError("No event");
			}
			return event;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.response.body().close();
		}
		catch (IOException ex) {
			// It is closed, then.
		}
	}

}
