package eu.uptake.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store that another process reaches by its address, and that can be taken away and
 * given back. Its data stay.
 */
public final class CuttableStore implements AutoCloseable {

	private final EmbeddedStore store = new EmbeddedStore(new EmbeddedStoreProperties("memory"));

	private final URI address = URI.create(this.store.connectionString("uptake"));

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final int port;

	private ServerSocket listening;

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

	private void accept(ServerSocket from) {
		daemon(() -> {
			while (!from.isClosed()) {
				try {
					Socket client = from.accept();
					Socket server = new Socket(this.address.getHost(), this.address.getPort());
					this.open.add(client);
					this.open.add(server);
					daemon(() -> pump(client, server));
					daemon(() -> pump(server, client));
				}
				catch (IOException ex) {
					// Closed.
				}
			}
		});
	}

	private void pump(Socket from, Socket to) {
		try (from; to; InputStream input = from.getInputStream(); OutputStream output = to.getOutputStream()) {
			input.transferTo(output);
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
