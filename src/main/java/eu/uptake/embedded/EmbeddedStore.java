package eu.uptake.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A MongoDB-speaking server in this process, on a loopback port chosen by the system.
 */
class EmbeddedStore implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(EmbeddedStore.class);

	private final MongoServer server;

	private final InetSocketAddress address;

	EmbeddedStore(EmbeddedStoreProperties properties) {
		this.server = new MongoServer(new DurableBackend(open(properties)));
		this.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		this.address = this.server.getLocalAddress();
		logger.info("Using the embedded store (%s): for trying out, demos and tests, not for production"
			.formatted(properties.inMemory() ? "in memory" : "in " + folder(properties)));
	}

	// Opens the store's file. The file is locked by the operating system for as long
	// as this process lives.
	static MVStore open(EmbeddedStoreProperties properties) {
		if (properties.inMemory()) {
			return MVStore.open(null);
		}
		Path folder = folder(properties);
		try {
			Files.createDirectories(folder);
			// DurableBackend commits; a timer's commits would tear a write in two.
			return new MVStore.Builder().fileName(folder.resolve("uptake.mv.db").toString())
				.autoCommitDisabled()
				.autoCommitBufferSize(0)
				.open();
		}
		catch (MVStoreException ex) {
			if (ex.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
				throw new EmbeddedStoreException(
						"The embedded store in %s is in use by another service".formatted(folder),
						"Stop the other service, or choose another folder with --uptake.embedded.path=DIR.");
			}
			throw new EmbeddedStoreException(
					"The embedded store in %s can't be opened: %s".formatted(folder, ex.getMessage()),
					"Mend the folder, or choose another one with --uptake.embedded.path=DIR.");
		}
		catch (IOException | UncheckedIOException ex) {
			throw new EmbeddedStoreException(
					"The folder %s of the embedded store can't be created: %s".formatted(folder, ex),
					"Choose another folder with --uptake.embedded.path=DIR.");
		}
	}

	private static Path folder(EmbeddedStoreProperties properties) {
		return Path.of(properties.path()).toAbsolutePath().normalize();
	}

	String connectionString(String database) {
		return "mongodb://%s:%d/%s".formatted(this.address.getAddress().getHostAddress(), this.address.getPort(),
				database);
	}

	@Override
	public void close() {
		this.server.shutdownNow();
	}

}
