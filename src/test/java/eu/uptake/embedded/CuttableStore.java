package eu.uptake.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A store that another process reaches by its address, and that can be taken away and
 * given back. Its data stay.
 */
public final class CuttableStore implements AutoCloseable {

	/**
	 * Where the first field's type stands in a message: after its head, flags and size.
	 */
	private static final int BODY = 25;

	private final EmbeddedStore store = new EmbeddedStore(new EmbeddedStoreProperties("memory"));

	private final URI address = URI.create(this.store.connectionString("uptake"));

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final int port;

	private final AtomicInteger lost = new AtomicInteger();

	private ServerSocket listening;

	private volatile byte[] losing = {};

	public CuttableStore() throws IOException {
		this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.port = this.listening.getLocalPort();
		accept(this.listening);
	}

	public String uri() {
		return "mongodb://127.0.0.1:%d/uptake".formatted(this.port);
	}

	/**
	 * Cuts all connections and takes no more.
	 * @throws IOException if the port can't be closed
	 */
	public void cut() throws IOException {
		this.listening.close();
		for (Socket each : this.open) {
			each.close();
		}
		this.open.clear();
	}

	/**
	 * Takes connections again.
	 * @throws IOException if the port can't be opened
	 */
	public void giveBack() throws IOException {
		this.listening = new ServerSocket(this.port, 50, InetAddress.getLoopbackAddress());
		accept(this.listening);
	}

	/**
	 * Loses the answer to the next command of a name: the store does it, and the
	 * connection breaks before anybody hears of it.
	 * @param command the command, such as {@code update}
	 * @param collection the collection it is about
	 */
	public void loseTheAnswerTo(String command, String collection) {
		// As the first field of its body: a string, with its length.
		this.losing = "\2%s\0%c\0\0\0%s\0".formatted(command, (char) (collection.length() + 1), collection)
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * How many answers were lost.
	 * @return the number since the store was made
	 */
	public int lost() {
		return this.lost.get();
	}

	private void accept(ServerSocket from) {
		daemon(() -> {
			while (!from.isClosed()) {
				try {
					Socket client = from.accept();
					Socket server = new Socket(this.address.getHost(), this.address.getPort());
					this.open.add(client);
					this.open.add(server);
					AtomicBoolean losingNext = new AtomicBoolean();
					daemon(() -> pump(client, server, (message) -> {
						if (isAwaited(message)) {
							this.losing = new byte[0];
							losingNext.set(true);
						}
						return true;
					}));
					daemon(() -> pump(server, client, (message) -> !losingNext.get()));
				}
				catch (IOException ex) {
					// Closed.
				}
			}
		});
	}

	private boolean isAwaited(byte[] message) {
		byte[] awaited = this.losing;
		return awaited.length > 0 && message.length > BODY + awaited.length
				&& Arrays.equals(message, BODY, BODY + awaited.length, awaited, 0, awaited.length);
	}

	private void pump(Socket from, Socket to, Predicate<byte[]> passes) {
		try (from; to; InputStream input = from.getInputStream(); OutputStream output = to.getOutputStream()) {
			byte[] buffer = new byte[1 << 16];
			for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
				if (!passes.test(Arrays.copyOf(buffer, read))) {
					this.lost.incrementAndGet();
					return;
				}
				output.write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			// Cut.
		}
		finally {
			this.open.remove(from);
			this.open.remove(to);
		}
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		try {
			cut();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.store.close();
		}
	}

}
