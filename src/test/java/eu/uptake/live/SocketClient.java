package eu.uptake.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.json.JsonMapper;

import eu.uptake.Api;

/**
 * A client of subscriptions by WebSocket.
 */
final class SocketClient implements AutoCloseable {

	/** Only so that a test that fails ends. */
	private static final int PATIENCE = 60;

	private static final JsonMapper JSON = new JsonMapper();

	private final WebSocket socket;

	private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

	private SocketClient(Api.Client client, String protocol, String origin) {
		WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(protocol);
		client.prepared("/graphql")
			.build()
			.headers()
			.map()
			.forEach((name, values) -> builder.header(name, values.get(0)));
		if (origin != null) {
			builder.header("Origin", origin);
		}
		URI base = client.base();
		this.socket = builder
			.buildAsync(URI.create("ws://%s:%d/graphql".formatted(base.getHost(), base.getPort())), new Listener())
			.join();
	}

	static SocketClient open(Api.Client client) {
		return new SocketClient(client, "graphql-transport-ws", null);
	}

	static SocketClient open(Api.Client client, String protocol, String origin) {
		return new SocketClient(client, protocol, origin);
	}

	/**
	 * Opens a connection and introduces itself.
	 * @param client the client
	 * @return the connection, acknowledged
	 */
	static SocketClient greeted(Api.Client client) {
		SocketClient socket = open(client).send(Map.of("type", "connection_init"));
		if (!socket.next().equals("{\"type\":\"connection_ack\"}")) {
			throw new AssertionError("Not acknowledged");
		}
		return socket;
	}

	SocketClient send(Map<String, Object> message) {
		return send(JSON.writeValueAsString(message));
	}

	SocketClient send(String text) {
		this.socket.sendText(text, true).join();
		return this;
	}

	/**
	 * Subscribes, and waits until that has been read.
	 * @param id the operation's id
	 * @param document the document
	 * @param variables its variables
	 * @return this
	 */
	SocketClient subscribe(String id, String document, Map<String, Object> variables) {
		return send(
				Map.of("type", "subscribe", "id", id, "payload", Map.of("query", document, "variables", variables)));
	}

	/**
	 * Asks for a sign of life, which comes after what was sent before has been read.
	 * @return this
	 */
	SocketClient awaitPong() {
		send(Map.of("type", "ping"));
		if (!next().equals("{\"type\":\"pong\"}")) {
			throw new AssertionError("No pong");
		}
		return this;
	}

	/**
	 * Waits for the next message.
	 * @return the message; of the end, its code and reason
	 */
	String next() {
		try {
			String message = this.messages.poll(PATIENCE, TimeUnit.SECONDS);
			if (message == null) {
				throw new AssertionError("No message");
			}
			return message;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.socket.abort();
	}

	private final class Listener implements WebSocket.Listener {

		private final StringBuilder text = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				SocketClient.this.messages.add(this.text.toString());
				this.text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			SocketClient.this.messages.add((code + " " + reason).strip());
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable failure) {
			SocketClient.this.messages.add("cut");
		}

	}

}
