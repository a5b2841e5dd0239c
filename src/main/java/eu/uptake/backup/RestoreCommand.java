package eu.uptake.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Deed;
import eu.uptake.command.Progress;
import eu.uptake.migration.Migration;
import eu.uptake.migration.Migrations;

/**
 * {@code restore}: makes a store of a file. All of the file is read before the first
 * write.
 */
@Component
class RestoreCommand extends FileCommand {

	static final String NAME = "restore";

	private static final String REPLACE = "--replace";

	private final MongoDatabaseFactory factory;

	private final int lastMigration;

	private final AuditTrail audit;

	private final Clock clock;

	RestoreCommand(MongoDatabaseFactory factory, ObjectProvider<Migration> migrations, AuditTrail audit, Clock clock) {
		super(NAME, REPLACE);
		this.factory = factory;
		this.lastMigration = Migrations.last(migrations.stream().toList());
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	void run(FileArguments arguments) throws IOException {
		MongoDatabase store = this.factory.getMongoDatabase();
		Restore restore = new Restore(store);
		try (BackupReader backup = BackupReader.open(arguments.file(), this.lastMigration)) {
			BackupManifest manifest = backup.manifest();
			try (Progress progress = new Progress("Verify", "documents", manifest.documents())) {
				backup.verify(progress::stepTo);
			}
			if (!arguments.option() && restore.wouldOverwrite()) {
				throw new IOException("The store isn't empty. Nothing was written; %s puts the backup in its place."
					.formatted(REPLACE));
			}
			try (Progress progress = new Progress("Restore", "documents", manifest.documents())) {
				restore.run(backup, String.valueOf(arguments.file().getFileName()), this.clock.instant(),
						progress::stepTo, () -> record(arguments.file(), manifest));
			}
			System.out.printf("%s of %s: %d documents of %d collections%n", arguments.file(), manifest.madeAt(),
					manifest.documents(), manifest.filled());
		}
		catch (DamagedBackupException ex) {
			throw new IOException("%s %s".formatted(arguments.file(), ex.getMessage()), ex);
		}
	}

	// The trail of the backup goes on, and says that it was one.
	private void record(Path file, BackupManifest manifest) {
		this.audit.note(Actor.COMMAND_LINE,
				new Deed("restoreBackup", "backup %s of %s".formatted(file.getFileName(), manifest.madeAt())));
	}

}
