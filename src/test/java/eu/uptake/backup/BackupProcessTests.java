package eu.uptake.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import eu.uptake.Api;
import eu.uptake.embedded.ServiceProcess;
import eu.uptake.embedded.StoreFolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands as an operator runs them.
 */
class BackupProcessTests {

	private static final int MANY = 40_000;

	@TempDir
	private Path folder;

	@Test
	void aStoreMovesInAFileAndARestoreMayBeKilled() throws Exception {
		Path old = this.folder.resolve("old");
		Path moved = this.folder.resolve("moved");
		Path file = this.folder.resolve("backup.zip");
		Map<String, String> exports;
		try (ServiceProcess service = ServiceProcess.start(old)) {
			exports = Exports.of(Api.at(service.uri()));
			ServiceProcess backup = ServiceProcess.command(old, "backup", file.toString());
			assertThat(backup.awaitExit()).isEqualTo(2);
			assertThat(backup.output()).contains("is in use by another service");
			assertThat(service.stop()).isEqualTo(143);
		}
		StoreFolder.change(old, BackupProcessTests::audit);
		ServiceProcess backup = ServiceProcess.command(old, "backup", file.toString());
		assertThat(backup.awaitExit()).as(backup.output()).isZero();
		killRestores(moved, file);
		ServiceProcess restore = ServiceProcess.command(moved, "restore", file.toString());
		assertThat(restore.awaitExit()).as(restore.output()).isZero();
		Map<String, List<Document>> kept = StoreFolder.read(old);
		kept.keySet().removeAll(BackupContents.LEFT_OUT);
		Map<String, List<Document>> restored = StoreFolder.read(moved);
		List<Document> events = new ArrayList<>(restored.get("auditEvents"));
		assertThat(events.removeIf((event) -> "restoreBackup".equals(event.getString("action")))).isTrue();
		restored.put("auditEvents", events);
		// Without the collections' contents in the message.
		assertThat(restored.equals(kept)).isTrue();
		try (ServiceProcess service = ServiceProcess.start(moved)) {
			assertThat(Exports.of(Api.at(service.uri()))).containsExactlyEntriesOf(exports);
		}
	}

	// Whatever the moment: nothing was done, or no service starts.
	private void killRestores(Path moved, Path file) throws InterruptedException, IOException {
		Random random = new Random();
		boolean refused = false;
		for (int i = 0; i < 3; i++) {
			ServiceProcess restore = ServiceProcess.command(moved, "restore", file.toString());
			Path store = moved.resolve("uptake.mv.db");
			while (!Files.exists(store)) {
				Thread.onSpinWait();
			}
			Thread.sleep(500 + random.nextInt(1500));
			restore.kill();
			Map<String, List<Document>> left = StoreFolder.read(moved);
			if (!left.containsKey(RestoreMark.COLLECTION)) {
				assertThat(left.isEmpty() || left.containsKey("countries")).isTrue();
			}
			else if (!refused) {
				refused = true;
				ServiceProcess service = ServiceProcess.launch(moved);
				assertThat(service.awaitExit()).isEqualTo(1);
				assertThat(service.output())
					.contains("The store is half restored: restoring backup.zip was begun at ",
							"java -jar uptake.jar restore FILE")
					.doesNotContain("\tat ");
			}
		}
	}

	private static void audit(MongoDatabase store) {
		List<Document> events = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			events.add(new Document("_id", i).append("what", "x".repeat(100)));
		}
		store.getCollection("auditEvents").insertMany(events);
	}

}
