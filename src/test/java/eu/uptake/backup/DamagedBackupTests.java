package eu.uptake.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import eu.uptake.BareStore;
import eu.uptake.migration.StoreRefusedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class DamagedBackupTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private static final int DOCUMENTS = 2500;

	private final BareStore bare = BareStore.start();

	private final MongoDatabase store = this.bare.database();

	@TempDir
	private Path folder;

	private Path file;

	@BeforeEach
	void backUp() throws IOException {
		List<Document> returns = new java.util.ArrayList<>();
		for (int i = 0; i < DOCUMENTS; i++) {
			returns.add(new Document("_id", "return " + i));
		}
		this.store.getCollection("returns").insertMany(returns);
		this.store.getCollection("countries").insertOne(new Document("_id", "AT").append("name", "Austria"));
		this.file = this.folder.resolve("backup.zip");
		new BackupWriter("1").write(StoreReads.alone(this.store), 0, NOW, this.file, (documents) -> {
		});
		empty();
	}

	private void empty() {
		this.store.getCollection("returns").drop();
		this.store.getCollection("countries").drop();
	}

	@AfterEach
	void close() {
		this.bare.close();
	}

	@Test
	void isRestoredAsItIs(CapturedOutput output) {
		assertThat(restore()).as(output.getErr()).isZero();
		assertThat(output.getOut()).endsWith("backup.zip of 2026-11-23T10:00:00Z: 2501 documents of 2 collections\n");
		assertThat(this.store.getCollection("returns").countDocuments()).isEqualTo(DOCUMENTS);
	}

	@Test
	void anyByteThatHasChangedIsNoticed() throws IOException {
		byte[] whole = Files.readAllBytes(this.file);
		Random random = new Random(2026);
		for (int i = 0; i < 300; i++) {
			byte[] flipped = whole.clone();
			flipped[(i < 100) ? whole.length - 1 - i : random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
			Files.write(this.file, flipped);
			assertThatExceptionOfType(DamagedBackupException.class).isThrownBy(() -> BackupReader.open(this.file, 99));
		}
	}

	@Test
	void isRefusedWhenItIsCutOrSomethingFollows(CapturedOutput output) throws IOException {
		byte[] whole = Files.readAllBytes(this.file);
		for (int length : new int[] { 0, 1, 63, 64, 65, whole.length / 2, whole.length - 1 }) {
			Files.write(this.file, Arrays.copyOf(whole, length));
			refuses("isn't a backup, or is damaged: its checksum differs", output);
		}
		Files.write(this.file, Arrays.copyOf(whole, whole.length + 1));
		refuses("isn't a backup, or is damaged: its checksum differs", output);
	}

	@Test
	void isRefusedWhenAnEntryIsMissing(CapturedOutput output) throws IOException {
		remake((entries) -> entries.remove("countries.jsonl"));
		refuses("has no entry countries.jsonl", output);
		remake((entries) -> entries.remove("manifest.json"));
		refuses("has no entry manifest.json", output);
	}

	@Test
	void isRefusedWhenAnEntryIsTooMany(CapturedOutput output) throws IOException {
		remake((entries) -> entries.put("../../etc/passwd", "x"));
		refuses("has an entry that its manifest doesn't name: ../../etc/passwd", output);
	}

	@Test
	void isRefusedWhenACountDiffers(CapturedOutput output) throws IOException {
		remake((entries) -> entries.computeIfPresent("manifest.json",
				(name, json) -> json.replace("\"documents\" : 2500", "\"documents\" : 2499")));
		refuses("returns.jsonl has 2500 documents, and should have 2499", output);
	}

	@Test
	void isRefusedWhenADocumentDiffers(CapturedOutput output) throws IOException {
		remake((entries) -> entries.computeIfPresent("countries.jsonl",
				(name, json) -> json.replace("Austria", "Bustria")));
		refuses("countries.jsonl is damaged: its checksum differs", output);
	}

	@Test
	void isRefusedWhenALineIsNoDocument(CapturedOutput output) throws IOException {
		for (String line : List.of("", "{", "[]", "null", "{\"name\": \"x\"}")) {
			remake((entries) -> entries.put("countries.jsonl", line + "\n"));
			refuses("countries.jsonl, line 1 isn't a document", output);
		}
	}

	@Test
	void isRefusedWhenItHasACollectionThatIsNotKnown(CapturedOutput output) throws IOException {
		remake((entries) -> {
			entries.put("sessions.jsonl", "");
			entries.computeIfPresent("manifest.json", (name, json) -> json.replace("\"apiTokens\"", "\"sessions\""));
		});
		refuses("has a collection that this service doesn't know: sessions", output);
	}

	@Test
	void isRefusedWhenALaterServiceMadeIt(CapturedOutput output) throws IOException {
		remake((entries) -> entries.put("manifest.json", "{\"format\": 2, \"whatever\": []}"));
		refuses("has format 2, and this service reads 1 at most: restore it by a newer version", output);
		remake((entries) -> entries.computeIfPresent("manifest.json",
				(name, json) -> json.replace("\"migration\" : 0", "\"migration\" : 99")));
		refuses("is of a store that has had migration 99, and this service knows 1: restore it by a newer version",
				output);
		for (String manifest : List.of("", "[]", "null", "{}", "{\"format\": 1}", "{\"format\": null}", "nonsense")) {
			remake((entries) -> entries.put("manifest.json", manifest));
			refuses("has a manifest that can't be read", output);
		}
	}

	@Test
	void aStoreThatIsNotEmptyIsLeftAlone(CapturedOutput output) {
		this.store.getCollection("returns").insertOne(new Document("_id", "mine"));
		assertThat(restore()).isEqualTo(2);
		assertThat(output.getErr())
			.isEqualTo("The store isn't empty. Nothing was written; --replace puts the backup in its place.\n");
		assertThat(this.store.getCollection("returns").find()).containsExactly(new Document("_id", "mine"));
	}

	@Test
	void aHalfRestoredStoreIsRefusedUntilItIsRestored(CapturedOutput output) throws IOException {
		try (BackupReader reader = BackupReader.open(this.file, 99)) {
			assertThatIllegalStateException()
				.isThrownBy(() -> new Restore(this.store).run(reader, "backup.zip", NOW, (documents) -> {
					if (documents > 1) {
						throw new IllegalStateException("crash");
					}
				}, () -> {
				}))
				.withMessage("crash");
		}
		assertThat(this.store.getCollection("returns").countDocuments()).isBetween(1L, DOCUMENTS - 1L);
		RestoreMark mark = this.bare.bean(RestoreMark.class);
		assertThatExceptionOfType(StoreRefusedException.class).isThrownBy(() -> mark.check(this.store))
			.withMessage("The store is half restored: restoring backup.zip was begun at 2026-11-23T10:00:00Z and has"
					+ " not come to its end");
		assertThat(this.bare.bean(BackupCommand.class).run(List.of(this.folder.resolve("another.zip").toString())))
			.isEqualTo(2);
		assertThat(output.getErr()).isEqualTo("The store is half restored, and no backup is made of it.\n");
		assertThat(restore()).isZero();
		mark.check(this.store);
		assertThat(this.store.getCollection("returns").countDocuments()).isEqualTo(DOCUMENTS);
	}

	@Test
	void whatConcernsRunningServicesOnlyIsNotRestored() {
		this.store.getCollection("sessions").insertOne(new Document("_id", "of an account that may be gone"));
		assertThat(restore()).isZero();
		assertThat(this.store.getCollection("sessions").countDocuments()).isZero();
	}

	@Test
	void saysWhatIsWrongWithItsArguments(CapturedOutput output) {
		RestoreCommand command = this.bare.bean(RestoreCommand.class);
		for (List<String> arguments : List.of(List.<String>of(), List.of("a", "b"), List.of("--force", "a"))) {
			assertThat(command.run(arguments)).isEqualTo(2);
		}
		String missing = this.folder.resolve("missing.zip").toString();
		assertThat(command.run(List.of(missing))).isEqualTo(2);
		assertThat(output.getErr().lines()).containsExactly("No file is named. Usage: restore [--replace] FILE",
				"More than one file is named. Usage: restore [--replace] FILE",
				"There is no option --force. Usage: restore [--replace] FILE",
				missing + ": there is no such file or folder.");
	}

	private int restore() {
		return this.bare.bean(RestoreCommand.class).run(List.of(this.file.toString()));
	}

	private void refuses(String reason, CapturedOutput output) {
		assertThat(restore()).as(reason).isEqualTo(2);
		assertThat(output.getErr().lines().reduce((one, next) -> next)).hasValue(this.file + " " + reason);
		assertThat(this.store.listCollectionNames()).doesNotContain("returns", "countries", RestoreMark.COLLECTION);
	}

	// With a checksum that is right, as somebody would do it by hand.
	private void remake(Consumer<Map<String, String>> change) throws IOException {
		Map<String, String> entries = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(original()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		change.accept(entries);
		ByteArrayOutputStream made = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(made)) {
			zip.setComment(FileDigest.ZEROS);
			for (Map.Entry<String, String> each : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(each.getKey()));
				zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
				zip.closeEntry();
			}
		}
		MessageDigest digest = FileDigest.sha256();
		digest.update(made.toByteArray());
		Files.write(this.file, made.toByteArray());
		try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.WRITE)) {
			FileDigest.seal(channel, digest);
		}
	}

	private byte[] original() throws IOException {
		Path kept = this.folder.resolve("original.zip");
		if (!Files.exists(kept)) {
			Files.copy(this.file, kept);
		}
		return Files.readAllBytes(kept);
	}

}
