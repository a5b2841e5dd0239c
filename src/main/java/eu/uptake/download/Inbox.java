package eu.uptake.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditTrail;

/**
 * A folder that access logs are put into. A file that has not changed for a while is
 * imported and moved to {@code done}, or to {@code failed} with the reason beside it.
 * Names that begin with a dot or end in {@code .part} or {@code .tmp} are still being
 * written.
 * <p>
 * A file is locked while it is imported, so that two services don't do the same work; and
 * were it imported twice after all, it would count once, as the same content does.
 */
class Inbox {

	private static final Log logger = LogFactory.getLog(Inbox.class);

	private final Path folder;

	private final DownloadProperties properties;

	private final AccessLogImporting importing;

	private final AuditTrail audit;

	private final Clock clock;

	private final Map<Path, Done> unmoved = new ConcurrentHashMap<>();

	Inbox(Path folder, DownloadProperties properties, AccessLogImporting importing, AuditTrail audit, Clock clock)
			throws IOException {
		this.folder = folder;
		this.properties = properties;
		this.importing = importing;
		this.audit = audit;
		this.clock = clock;
		Files.createDirectories(folder.resolve("done"));
		Files.createDirectories(folder.resolve("failed"));
	}

	/**
	 * Imports the files that are complete, oldest name first.
	 */
	void empty() {
		try (Stream<Path> files = Files.list(this.folder)) {
			List<Path> complete = files.filter(this::isComplete).sorted().toList();
			complete.forEach(this::take);
		}
		catch (IOException ex) {
			logger.error("The inbox can't be read: " + ex.getMessage());
		}
	}

	private boolean isComplete(Path file) {
		String name = String.valueOf(file.getFileName());
		if (name.startsWith(".") || name.endsWith(".part") || name.endsWith(".tmp") || !Files.isRegularFile(file)) {
			return false;
		}
		try {
			return !Files.getLastModifiedTime(file)
				.toInstant()
				.isAfter(this.clock.instant().minus(this.properties.inboxSettle()));
		}
		catch (IOException ex) {
			// Another service has moved it.
			return false;
		}
	}

	private void take(Path file) {
		// Locks need a channel that can write.
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			if (lock != null && Files.exists(file)) {
				importLocked(file, channel);
			}
		}
		catch (NoSuchFileException | OverlappingFileLockException ex) {
			logger.debug("Another import has " + file.getFileName());
		}
		catch (IOException ex) {
			logger.error("%s can't be imported or moved: %s".formatted(file.getFileName(), ex));
		}
	}

	// A file that can't be moved stays, and is tried again, but not imported again.
	private void importLocked(Path file, FileChannel channel) throws IOException {
		State state = new State(channel.size(), Files.getLastModifiedTime(file));
		Done done = this.unmoved.get(file);
		if (done == null || !done.state().equals(state)) {
			done = new Done(state, read(file, channel));
			this.unmoved.put(file, done);
		}
		Path moved = move(file, (done.failure() != null) ? "failed" : "done");
		this.unmoved.remove(file);
		if (done.failure() != null) {
			explain(moved, done.failure());
		}
	}

	// The ledger and the log have the reason, too.
	private static void explain(Path moved, String failure) throws IOException {
		Path reason = moved.resolveSibling(moved.getFileName() + ".error.txt");
		try {
			Files.writeString(reason, failure + "\n");
		}
		catch (IOException ex) {
			logger.error("Why %s can't be read can't be put beside it: %s".formatted(moved.getFileName(), ex));
			// On a full disk it is there, and empty.
			if (Files.isRegularFile(reason)) {
				Files.delete(reason);
			}
		}
	}

	// Answers why it couldn't be, or null.
	private @Nullable String read(Path file, FileChannel channel) throws IOException {
		try {
			InputStream log = new BufferedInputStream(Channels.newInputStream(channel));
			String name = String.valueOf(file.getFileName());
			AccessLogCounter counter = this.importing.counter();
			AccessLogImporting.Imported imported = this.audit.record(Actor.SERVICE, AccessLogImporting.deed(name),
					() -> this.importing.run(name, log, "inbox", counter, (bytes, lines) -> {
					}));
			logger.info("Imported %s: %d lines, %d downloads".formatted(file.getFileName(), imported.entry().lines(),
					imported.entry().downloads()));
			return null;
		}
		catch (UnreadableLogException ex) {
			logger.warn("%s can't be read and goes to failed: %s".formatted(file.getFileName(), ex.getMessage()));
			return String.valueOf(ex.getMessage());
		}
	}

	private Path move(Path file, String to) throws IOException {
		String name = String.valueOf(file.getFileName());
		Path target = this.folder.resolve(to).resolve(name);
		if (Files.exists(target)) {
			target = target.resolveSibling(this.clock.millis() + "-" + name);
		}
		return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * What a file was when it was read.
	 *
	 * @param size its bytes
	 * @param changed when it last changed
	 */
	private record State(long size, FileTime changed) {
	}

	/**
	 * A file that is only to be moved yet.
	 *
	 * @param state what it was
	 * @param failure why it couldn't be read, or null if it was imported
	 */
	private record Done(State state, @Nullable String failure) {
	}

}
