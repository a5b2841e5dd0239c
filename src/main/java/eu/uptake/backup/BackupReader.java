package eu.uptake.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.bson.RawBsonDocument;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup's file, read a document at a time.
 */
final class BackupReader implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
		.build();

	private final ZipFile zip;

	private final BackupManifest manifest;

	private BackupReader(ZipFile zip, BackupManifest manifest) {
		this.zip = zip;
		this.manifest = manifest;
	}

	/**
	 * Opens a backup and looks whether it is whole; its documents aren't read yet.
	 * @param file the file
	 * @param lastMigration the last migration that this service knows
	 * @return the backup
	 * @throws DamagedBackupException if it isn't whole, or made by a later service
	 * @throws IOException if it can't be read
	 */
	static BackupReader open(Path file, int lastMigration) throws IOException {
		if (!Files.isRegularFile(file)) {
			throw new NoSuchFileException(file.toString());
		}
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			if (!FileDigest.isSealed(channel)) {
				throw new DamagedBackupException("isn't a backup, or is damaged: its checksum differs");
			}
		}
		ZipFile zip;
		try {
			zip = new ZipFile(file.toFile());
		}
		catch (ZipException ex) {
			throw new DamagedBackupException("isn't a backup: " + ex.getMessage());
		}
		try {
			BackupManifest manifest = manifest(zip);
			check(manifest, zip, lastMigration);
			return new BackupReader(zip, manifest);
		}
		catch (IOException | RuntimeException ex) {
			zip.close();
			throw ex;
		}
	}

	private static BackupManifest manifest(ZipFile zip) throws IOException {
		try (InputStream input = open(zip, BackupManifest.ENTRY)) {
			JsonNode json = JSON.readTree(input);
			if (json.path("format").asInt(0) > BackupManifest.FORMAT) {
				throw new DamagedBackupException(
						"has format %d, and this service reads %d at most: restore it by a newer version"
							.formatted(json.path("format").asInt(0), BackupManifest.FORMAT));
			}
			if (json.isObject()) {
				return JSON.treeToValue(json, BackupManifest.class);
			}
		}
		catch (JacksonException ex) {
			// Said below.
		}
		throw new DamagedBackupException("has a manifest that can't be read");
	}

	private static void check(BackupManifest manifest, ZipFile zip, int lastMigration) throws DamagedBackupException {
		if (manifest.migration() > lastMigration) {
			throw new DamagedBackupException(
					"is of a store that has had migration %d, and this service knows %d: restore it by a newer version"
						.formatted(manifest.migration(), lastMigration));
		}
		Set<String> expected = new HashSet<>(Set.of(BackupManifest.ENTRY));
		for (BackupManifest.Content content : manifest.collections()) {
			if (!BackupContents.KEPT.contains(content.name())) {
				throw new DamagedBackupException("has a collection that this service doesn't know: " + content.name());
			}
			if (!expected.add(content.entry())) {
				throw new DamagedBackupException("has a collection twice: " + content.name());
			}
		}
		Set<String> found = new HashSet<>();
		for (ZipEntry entry : Collections.list(zip.entries())) {
			if (!expected.contains(entry.getName()) || !found.add(entry.getName())) {
				throw new DamagedBackupException("has an entry that its manifest doesn't name: " + entry.getName());
			}
		}
	}

	private static InputStream open(ZipFile zip, String name) throws IOException {
		ZipEntry entry = zip.getEntry(name);
		if (entry == null) {
			throw new DamagedBackupException("has no entry " + name);
		}
		return zip.getInputStream(entry);
	}

	BackupManifest manifest() {
		return this.manifest;
	}

	/**
	 * Reads all documents, to see whether they can be read.
	 * @param progress is told how many were read
	 * @throws DamagedBackupException if any can't, or a count or checksum differs
	 * @throws IOException if the file can't be read
	 */
	void verify(LongConsumer progress) throws IOException {
		long[] read = new long[1];
		for (BackupManifest.Content content : this.manifest.collections()) {
			read(content, (document) -> progress.accept(++read[0]));
		}
	}

	/**
	 * Reads a collection's documents.
	 * @param content the collection
	 * @param reader gets each document
	 * @throws DamagedBackupException if there are others than the manifest says
	 * @throws IOException if the file can't be read
	 */
	void read(BackupManifest.Content content, Consumer<RawBsonDocument> reader) throws IOException {
		MessageDigest digest = FileDigest.sha256();
		long documents = 0;
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				new DigestInputStream(open(this.zip, content.entry()), digest), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				documents++;
				reader.accept(document(line, content, documents));
			}
		}
		catch (ZipException ex) {
			throw new DamagedBackupException("%s can't be unpacked: %s".formatted(content.entry(), ex.getMessage()));
		}
		if (documents != content.documents()) {
			throw new DamagedBackupException("%s has %d documents, and should have %d".formatted(content.entry(),
					documents, content.documents()));
		}
		if (!FileDigest.hex(digest).equals(content.sha256())) {
			throw new DamagedBackupException("%s is damaged: its checksum differs".formatted(content.entry()));
		}
	}

	private static RawBsonDocument document(String line, BackupManifest.Content content, long number)
			throws DamagedBackupException {
		try {
			RawBsonDocument document = RawBsonDocument.parse(line);
			if (document.containsKey("_id")) {
				return document;
			}
		}
		// The driver has no common type for what it can't read.
		catch (RuntimeException ex) {
			// Said below.
		}
		throw new DamagedBackupException("%s, line %d isn't a document".formatted(content.entry(), number));
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
