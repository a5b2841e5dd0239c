package eu.uptake.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a backup, a document at a time. The file gets its name when all of it is on the
 * disk; only its owner may read it.
 */
class BackupWriter {

	private static final JsonWriterSettings CANONICAL = JsonWriterSettings.builder()
		.outputMode(JsonMode.EXTENDED)
		.build();

	private static final String COMMENT = "A backup of Uptake. SHA-256, with zeros here: ";

	private final JsonMapper json = new JsonMapper();

	private final String service;

	/**
	 * Makes a writer.
	 * @param service the service's version
	 */
	BackupWriter(String service) {
		this.service = service;
	}

	/**
	 * Writes all there is.
	 * @param reads where to read from
	 * @param migration the last migration that the store has had
	 * @param at the moment
	 * @param file the file, which mustn't be there
	 * @param progress is told how many documents are written
	 * @return what was written
	 * @throws IOException if it can't be written; there is no file then
	 */
	BackupManifest write(StoreReads reads, int migration, Instant at, Path file, LongConsumer progress)
			throws IOException {
		Path absolute = file.toAbsolutePath();
		if (Files.exists(absolute)) {
			throw new FileAlreadyExistsException(file.toString());
		}
		if (!Files.isDirectory(absolute.getParent())) {
			throw new NoSuchFileException(absolute.getParent().toString());
		}
		Path part = Files.createTempFile(absolute.getParent(), "." + absolute.getFileName() + "-", ".part");
		try {
			BackupManifest manifest = writePart(reads, migration, at, part, progress);
			Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
			return manifest;
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	private BackupManifest writePart(StoreReads reads, int migration, Instant at, Path part, LongConsumer progress)
			throws IOException {
		MessageDigest whole = FileDigest.sha256();
		try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
				OutputStream digested = new DigestOutputStream(Channels.newOutputStream(channel), whole);
				ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(digested, 1 << 16))) {
			zip.setComment(COMMENT + FileDigest.ZEROS);
			List<BackupManifest.Content> contents = new ArrayList<>();
			long[] done = new long[1];
			for (String collection : BackupContents.KEPT) {
				contents.add(write(reads, collection, zip, () -> progress.accept(++done[0])));
			}
			BackupManifest manifest = new BackupManifest(BackupManifest.FORMAT, this.service, at, migration, contents);
			zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
			zip.write(this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
			zip.closeEntry();
			zip.finish();
			zip.flush();
			FileDigest.seal(channel, whole);
			channel.force(true);
			return manifest;
		}
	}

	private static BackupManifest.Content write(StoreReads reads, String collection, ZipOutputStream zip, Runnable step)
			throws IOException {
		BackupManifest.Content content = new BackupManifest.Content(collection, 0, "");
		zip.putNextEntry(new ZipEntry(content.entry()));
		MessageDigest digest = FileDigest.sha256();
		long[] documents = new long[1];
		try {
			reads.each(collection, (document) -> {
				write(document, zip, digest);
				documents[0]++;
				step.run();
			});
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		zip.closeEntry();
		return new BackupManifest.Content(collection, documents[0], FileDigest.hex(digest));
	}

	private static void write(RawBsonDocument document, ZipOutputStream zip, MessageDigest digest) {
		byte[] line = (document.toJson(CANONICAL) + "\n").getBytes(StandardCharsets.UTF_8);
		digest.update(line);
		try {
			zip.write(line);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
