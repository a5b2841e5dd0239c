package eu.uptake.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds; the last entry of its file.
 *
 * @param format the file's format, {@link #FORMAT}
 * @param service the version of the service that made it
 * @param madeAt when it was begun
 * @param migration the last migration that the store has had
 * @param collections the collections, in the order of their entries
 */
record BackupManifest(int format, String service, Instant madeAt, int migration, List<Content> collections) {

	/**
	 * The format of the files that are made: a zip with an entry {@code NAME.jsonl} for
	 * each collection (a line a document, in MongoDB's canonical Extended JSON) and
	 * {@code manifest.json}; its comment ends in the SHA-256 of the file, which is
	 * computed with zeros in that place.
	 */
	static final int FORMAT = 1;

	static final String ENTRY = "manifest.json";

	long documents() {
		return this.collections.stream().mapToLong(Content::documents).sum();
	}

	long filled() {
		return this.collections.stream().filter((each) -> each.documents() > 0).count();
	}

	/**
	 * What a backup holds of a collection.
	 *
	 * @param name the collection's name
	 * @param documents how many documents it has
	 * @param sha256 the checksum of its entry
	 */
	record Content(String name, long documents, String sha256) {

		String entry() {
			return this.name + ".jsonl";
		}

	}

}
