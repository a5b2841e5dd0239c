package eu.uptake.backup;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.RawBsonDocument;

/**
 * Makes a store of a backup. It can be begun anew after a crash, and no service starts on
 * the store before it has come to its end.
 */
class Restore {

	private static final int BATCH_DOCUMENTS = 1000;

	private static final int BATCH_BYTES = 8 << 20;

	private final MongoDatabase store;

	Restore(MongoDatabase store) {
		this.store = store;
	}

	/**
	 * Tells whether a restore would overwrite something.
	 * @return false if the store is empty, or half restored
	 */
	boolean wouldOverwrite() {
		return !RestoreMark.isIn(this.store) && BackupContents.KEPT.stream()
			.filter((name) -> !BackupContents.OF_EMPTY_STORES.contains(name))
			.anyMatch((name) -> this.store.getCollection(name).find().first() != null);
	}

	/**
	 * Puts a backup in the place of what the store has.
	 * @param backup the backup, verified
	 * @param file its file's name
	 * @param at the moment
	 * @param progress is told how many documents are in the store
	 * @param last what else is to be in the store before a service starts on it
	 * @throws IOException if the backup can't be read; the store remains marked
	 */
	void run(BackupReader backup, String file, Instant at, LongConsumer progress, Runnable last) throws IOException {
		RestoreMark.set(this.store, file, at);
		Set<String> there = this.store.listCollectionNames().into(new HashSet<>());
		Stream.concat(BackupContents.KEPT.stream(), BackupContents.LEFT_OUT.stream())
			.filter((name) -> there.contains(name) && !name.equals(RestoreMark.COLLECTION))
			.forEach((name) -> this.store.getCollection(name).drop());
		long before = 0;
		for (BackupManifest.Content content : backup.manifest().collections()) {
			insert(backup, content, before, progress);
			before += content.documents();
		}
		for (BackupManifest.Content content : backup.manifest().collections()) {
			long found = this.store.getCollection(content.name()).countDocuments();
			if (found != content.documents()) {
				throw new IOException("the store has %d documents in %s, and should have %d".formatted(found,
						content.name(), content.documents()));
			}
		}
		last.run();
		RestoreMark.remove(this.store);
	}

	private void insert(BackupReader backup, BackupManifest.Content content, long before, LongConsumer progress)
			throws IOException {
		MongoCollection<RawBsonDocument> collection = this.store.getCollection(content.name(), RawBsonDocument.class);
		List<RawBsonDocument> batch = new ArrayList<>();
		int[] bytes = new int[1];
		long[] done = { before };
		backup.read(content, (document) -> {
			batch.add(document);
			bytes[0] += document.getByteBuffer().remaining();
			if (batch.size() == BATCH_DOCUMENTS || bytes[0] >= BATCH_BYTES) {
				collection.insertMany(batch);
				done[0] += batch.size();
				progress.accept(done[0]);
				batch.clear();
				bytes[0] = 0;
			}
		});
		if (!batch.isEmpty()) {
			collection.insertMany(batch);
			progress.accept(done[0] + batch.size());
		}
	}

}
