package eu.uptake.backup;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.TreeSet;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import eu.uptake.command.Progress;
import eu.uptake.migration.AppliedMigrations;

/**
 * {@code backup}: writes the store into a file.
 */
@Component
class BackupCommand extends FileCommand {

	static final String NAME = "backup";

	private static final String WRITES_STOPPED = "--writes-stopped";

	private final MongoDatabaseFactory factory;

	private final MongoClient client;

	private final ObjectProvider<ExclusiveStore> exclusive;

	private final Clock clock;

	BackupCommand(MongoDatabaseFactory factory, MongoClient client, ObjectProvider<ExclusiveStore> exclusive,
			Clock clock) {
		super(NAME, WRITES_STOPPED);
		this.factory = factory;
		this.client = client;
		this.exclusive = exclusive;
		this.clock = clock;
	}

	@Override
	void run(FileArguments arguments) throws IOException {
		MongoDatabase store = this.factory.getMongoDatabase();
		if (RestoreMark.isIn(store)) {
			throw new IOException("The store is half restored, and no backup is made of it.");
		}
		warnOfStrangers(store);
		long total = BackupContents.KEPT.stream()
			.mapToLong((name) -> store.getCollection(name).estimatedDocumentCount())
			.sum();
		BackupManifest manifest;
		try (StoreReads reads = reads(store, arguments.option());
				Progress progress = new Progress("Backup", "documents", total)) {
			manifest = new BackupWriter(version()).write(reads, new AppliedMigrations(store).last(),
					this.clock.instant(), arguments.file(), progress::stepTo);
		}
		System.out.printf("%s: %d documents of %d collections%n", arguments.file(), manifest.documents(),
				manifest.filled());
	}

	private StoreReads reads(MongoDatabase store, boolean writesStopped) throws IOException {
		if (this.exclusive.getIfAvailable() != null || writesStopped) {
			return StoreReads.alone(store);
		}
		if (!StoreReads.hasSnapshots(store)) {
			throw new IOException(
					"This MongoDB is no replica set and can't be read as it is at one moment. Stop the service and add %s."
						.formatted(WRITES_STOPPED));
		}
		return StoreReads.snapshot(this.client, store);
	}

	private static void warnOfStrangers(MongoDatabase store) {
		for (String name : store.listCollectionNames().into(new TreeSet<>())) {
			if (!name.startsWith("system.") && !BackupContents.KEPT.contains(name)
					&& !BackupContents.LEFT_OUT.contains(name)) {
				System.err.printf("Left out, as it isn't the service's: %s%n", name);
			}
		}
	}

	private static String version() {
		return Objects.requireNonNullElse(BackupCommand.class.getPackage().getImplementationVersion(), "development");
	}

}
