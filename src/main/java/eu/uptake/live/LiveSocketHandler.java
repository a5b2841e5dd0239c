package eu.uptake.live;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.HttpCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.scheduler.Scheduler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.contract.RateLimit;
import eu.uptake.contract.TooManyRequests;
import eu.uptake.signin.SignIn;
import eu.uptake.signin.SignIns;

/**
 * Subscriptions by WebSocket, in the protocol {@code graphql-transport-ws}. In place of
 * Spring's own, which keeps a thread for each client, and up to 256 results that wait for
 * a slow one.
 */
class LiveSocketHandler extends TextWebSocketHandler implements SubProtocolCapable, SmartLifecycle, DisposableBean {

	static final String PROTOCOL = "graphql-transport-ws";

	/** Room for the longest document, escaped. */
	private static final int LONGEST_MESSAGE = 128 * 1024;

	private static final int LONGEST_ID = 128;

	private static final Duration GREETING = Duration.ofSeconds(10);

	/** Before the HTTP server stops, and after the subscriptions are completed. */
	private static final int PHASE = DEFAULT_PHASE - 1;

	private final WebGraphQlHandler handler;

	private final SignIns signIns;

	private final JsonMapper json;

	private final Scheduler writers;

	private final ScheduledThreadPoolExecutor timer;

	private final LiveProperties properties;

	private final RateLimit messages = new RateLimit(300, Duration.ofMinutes(1));

	private final Map<String, LiveSocket> sockets = new ConcurrentHashMap<>();

	private volatile boolean running;

	LiveSocketHandler(WebGraphQlHandler handler, SignIns signIns, JsonMapper json, Scheduler writers,
			LiveProperties properties) {
		this.handler = handler;
		this.signIns = signIns;
		this.json = json;
		this.writers = writers;
		this.timer = new ScheduledThreadPoolExecutor(1, new LiveThreads("live-timer"));
		this.timer.setRemoveOnCancelPolicy(true);
		this.properties = properties;
	}

	@Override
	public List<String> getSubProtocols() {
		return List.of(PROTOCOL);
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		session.setTextMessageSizeLimit(LONGEST_MESSAGE);
		LiveSocket socket = new LiveSocket(session, this.json);
		Authentication authentication = socket.authentication();
		if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
			socket.close(4406, "Subprotocol not acceptable");
			return;
		}
		if (!this.running || this.sockets.size() >= this.properties.perInstance()
				|| (authentication != null && isCrowded(authentication.getName()))) {
			socket.close(CloseStatus.SERVICE_OVERLOAD);
			return;
		}
		this.sockets.put(session.getId(), socket);
		socket.keep(this.timer.schedule(() -> {
			if (!socket.isGreeted()) {
				socket.close(4408, "Connection initialisation timeout");
			}
		}, GREETING.toMillis(), TimeUnit.MILLISECONDS));
		long keepAlive = this.properties.keepAlive().toMillis();
		socket.keep(this.timer.scheduleWithFixedDelay(() -> this.writers.schedule(socket::ping), keepAlive, keepAlive,
				TimeUnit.MILLISECONDS));
	}

	private boolean isCrowded(String username) {
		return this.sockets.values()
			.stream()
			.map(LiveSocket::authentication)
			.filter((each) -> each != null && each.getName().equals(username))
			.count() >= this.properties.perAccount();
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		LiveSocket socket = this.sockets.get(session.getId());
		if (socket == null) {
			return;
		}
		try {
			this.messages.take(session.getId());
			handle(socket, this.json.readValue(message.getPayload(), Message.class));
		}
		catch (TooManyRequests ex) {
			socket.close(4429, "Too many messages");
		}
		catch (JacksonException ex) {
			socket.close(4400, "Invalid message");
		}
	}

	private void handle(LiveSocket socket, @Nullable Message message) {
		String type = (message != null) ? message.type() : null;
		if (message == null || type == null) {
			socket.close(4400, "Invalid message");
			return;
		}
		switch (type) {
			case "connection_init" -> greet(socket, message.payload());
			case "ping" -> socket.send("pong", null, message.payload());
			case "pong" -> {
			}
			case "subscribe" -> subscribe(socket, message);
			case "complete" -> socket.end(String.valueOf(message.id()));
			default -> socket.close(4400, "Invalid message");
		}
	}

	// A browser has its session; a machine may bring its token here, where its library
	// sets no headers.
	private void greet(LiveSocket socket, @Nullable Map<String, Object> payload) {
		if (!socket.greet()) {
			socket.close(4429, "Too many initialisation requests");
			return;
		}
		if (payload != null && payload.get("Authorization") instanceof String authorization) {
			Authentication token = this.signIns.byToken(authorization);
			if (token == null) {
				socket.close(4403, "Forbidden");
				return;
			}
			if (isCrowded(token.getName())) {
				socket.close(CloseStatus.SERVICE_OVERLOAD);
				return;
			}
			socket.signIn(token, this.signIns.of(token, null));
		}
		if (socket.authentication() == null) {
			socket.close(4403, "Forbidden");
			return;
		}
		socket.send("connection_ack", null, null);
	}

	private void subscribe(LiveSocket socket, Message message) {
		String id = message.id();
		Authentication authentication = socket.authentication();
		SignIn signIn = socket.signIn();
		if (!socket.isGreeted() || authentication == null || signIn == null) {
			socket.close(4401, "Unauthorized");
			return;
		}
		if (id == null || id.isEmpty() || id.length() > LONGEST_ID || message.payload() == null
				|| !(message.payload().get("query") instanceof String)) {
			socket.close(4400, "Invalid message");
			return;
		}
		if (!signIn.isGood()) {
			socket.close(4403, "Forbidden");
			return;
		}
		Disposable.Swap operation = socket.begin(id);
		if (operation == null) {
			socket.close(4409, "Subscriber for %s already exists".formatted(id));
			return;
		}
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		SecurityContextHolder.setContext(context);
		try {
			Subscriber subscriber = new Subscriber(socket, id);
			operation.update(subscriber);
			this.handler.handleRequest(request(socket.session(), id, message.payload()))
				.flatMapMany(Results::of)
				.publishOn(this.writers, 1)
				.subscribe(subscriber);
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	private static WebSocketGraphQlRequest request(WebSocketSession session, String id, Map<String, Object> payload) {
		return new WebSocketGraphQlRequest(Objects.requireNonNull(session.getUri()), session.getHandshakeHeaders(),
				new LinkedMultiValueMap<String, HttpCookie>(), session.getRemoteAddress(), session.getAttributes(),
				payload, id, Locale.ENGLISH, new SocketInfo(session));
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable failure) {
		forget(session);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		forget(session);
	}

	private void forget(WebSocketSession session) {
		LiveSocket socket = this.sockets.remove(session.getId());
		if (socket != null) {
			socket.endAll();
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.sockets.values().forEach((socket) -> socket.close(CloseStatus.GOING_AWAY));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void destroy() {
		this.timer.shutdownNow();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * A message of the protocol.
	 *
	 * @param type what it is
	 * @param id the operation that it is about
	 * @param payload what it brings
	 */
	private record Message(@Nullable String type, @Nullable String id, @Nullable Map<String, Object> payload) {
	}

	/**
	 * Takes a result when the one before it is sent.
	 */
	private static final class Subscriber extends BaseSubscriber<Map<String, Object>> {

		private final LiveSocket socket;

		private final String id;

		Subscriber(LiveSocket socket, String id) {
			this.socket = socket;
			this.id = id;
		}

		@Override
		protected void hookOnNext(Map<String, Object> result) {
			this.socket.send("next", this.id, result);
		}

		@Override
		protected void hookOnComplete() {
			this.socket.end(this.id);
			this.socket.send("complete", this.id, null);
		}

		@Override
		protected void hookOnError(Throwable failure) {
			this.socket.end(this.id);
			this.socket.send("error", this.id, Results.errors(failure));
		}

	}

}
