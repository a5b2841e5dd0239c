package eu.uptake.live;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import reactor.core.Disposable;
import reactor.core.Disposables;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.signin.SignIn;

/**
 * One client's WebSocket.
 */
final class LiveSocket {

	private static final Log logger = LogFactory.getLog(LiveSocket.class);

	private final WebSocketSession session;

	private final JsonMapper json;

	private final Map<String, Disposable.Swap> operations = new ConcurrentHashMap<>();

	private final Disposable.Composite timers = Disposables.composite();

	private boolean greeted;

	LiveSocket(WebSocketSession session, JsonMapper json) {
		this.session = session;
		this.json = json;
	}

	WebSocketSession session() {
		return this.session;
	}

	@Nullable Authentication authentication() {
		return (Authentication) this.session.getAttributes().get(Handshake.AUTHENTICATION);
	}

	@Nullable SignIn signIn() {
		return (SignIn) this.session.getAttributes().get(Handshake.SIGN_IN);
	}

	void signIn(Authentication by, SignIn as) {
		this.session.getAttributes().put(Handshake.AUTHENTICATION, by);
		this.session.getAttributes().put(Handshake.SIGN_IN, as);
	}

	synchronized boolean isGreeted() {
		return this.greeted;
	}

	/**
	 * Notes that the client has introduced itself.
	 * @return false if it had before
	 */
	synchronized boolean greet() {
		boolean first = !this.greeted;
		this.greeted = true;
		return first;
	}

	void keep(Future<?> timer) {
		this.timers.add(() -> timer.cancel(false));
	}

	/**
	 * Begins an operation.
	 * @param id what the client calls it
	 * @return takes what ends it; null if there is one of that id
	 */
	Disposable.@Nullable Swap begin(String id) {
		Disposable.Swap operation = Disposables.swap();
		return (this.operations.putIfAbsent(id, operation) == null) ? operation : null;
	}

	void end(String id) {
		Disposable operation = this.operations.remove(id);
		if (operation != null) {
			operation.dispose();
		}
	}

	void endAll() {
		this.timers.dispose();
		this.operations.keySet().forEach(this::end);
	}

	void send(String type, @Nullable String id, @Nullable Object payload) {
		Map<String, Object> message = new LinkedHashMap<>();
		message.put("type", type);
		if (id != null) {
			message.put("id", id);
		}
		if (payload != null) {
			message.put("payload", payload);
		}
		send(new TextMessage(this.json.writeValueAsString(message)));
	}

	void ping() {
		send(new PingMessage());
	}

	// What is sent by several threads mustn't be mixed.
	private void send(WebSocketMessage<?> message) {
		try {
			synchronized (this.operations) {
				this.session.sendMessage(message);
			}
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("A message couldn't be sent", ex);
			close(CloseStatus.SESSION_NOT_RELIABLE);
		}
	}

	void close(int code, String reason) {
		close(new CloseStatus(code, reason));
	}

	void close(CloseStatus status) {
		endAll();
		try {
			this.session.close(status);
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("The client has gone", ex);
		}
	}

}
