package eu.uptake.download;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

import eu.uptake.contract.MomentKey;

/**
 * One import of one access log: an entry of the ledger. The moment its outcome becomes
 * {@code COUNTED}, all of its daily counts count, and those of the imports it replaces no
 * longer do. It holds no address and no user agent.
 *
 * @param id the import's id
 * @param name the log's name, as given
 * @param outcome what became of it
 * @param content the fingerprint of the decompressed log, or null if it couldn't be read
 * @param beginnings the fingerprints of its beginnings of lengths that are powers of two,
 * by which a log that has grown is told
 * @param replaces the fingerprints of shorter logs that are its beginnings
 * @param bytes the bytes read, as they came
 * @param lines its lines
 * @param malformed its malformed lines
 * @param malformedSamples what may be shown of the first few
 * @param robots requests that only the robots list rejects
 * @param downloads its downloads
 * @param uniqueDownloads its unique downloads
 * @param by who imported it
 * @param at when the import began
 * @param durationMillis how long it took, in milliseconds
 * @param countedAt when it was counted, or null if it isn't
 * @param withdrawnAt when its counts were taken out, or null if they aren't
 * @param reason why it failed or was withdrawn
 */
@Document("accessLogs")
@CompoundIndex(name = "newest", def = "{'at': -1, '_id': -1}")
record AccessLogImport(@MongoId String id, String name, ImportOutcome outcome, @Nullable String content,
		List<String> beginnings, List<String> replaces, long bytes, long lines, long malformed,
		List<String> malformedSamples, long robots, long downloads, long uniqueDownloads, String by, Instant at,
		long durationMillis, @Nullable Instant countedAt, @Nullable Instant withdrawnAt, @Nullable String reason) {

	/**
	 * Whether another log is this one's beginning, or the same: it isn't longer, and the
	 * largest of its beginnings with a length of a power of two is this one's too.
	 * @param other an import of another log
	 * @return true if both hold the same requests, as far as the other goes
	 */
	boolean contains(AccessLogImport other) {
		if (this.content == null || other.content == null || this.content.equals(other.content)) {
			return this.content != null && this.content.equals(other.content);
		}
		if (length(other.content) > length(this.content) || other.beginnings.isEmpty()) {
			return false;
		}
		return this.beginnings.contains(other.beginnings.get(other.beginnings.size() - 1));
	}

	private static long length(String content) {
		return Long.parseLong(content.substring(0, content.indexOf('-')));
	}

	AccessLogImport ended(ImportOutcome how, @Nullable Instant moment) {
		return new AccessLogImport(this.id, this.name, how, this.content, this.beginnings, this.replaces, this.bytes,
				this.lines, this.malformed, this.malformedSamples, this.robots, this.downloads, this.uniqueDownloads,
				this.by, this.at, this.durationMillis, moment, null, null);
	}

	AccessLogImport begunAgain(String newId, Instant now) {
		return new AccessLogImport(newId, this.name, ImportOutcome.COUNTING, this.content, this.beginnings,
				this.replaces, this.bytes, this.lines, this.malformed, this.malformedSamples, this.robots,
				this.downloads, this.uniqueDownloads, this.by, now, this.durationMillis, null, null, null);
	}

	/**
	 * What imports are sorted by, newest first.
	 * @return the moment in milliseconds, and the id
	 */
	String key() {
		return new MomentKey(this.at, this.id).toString();
	}

}
