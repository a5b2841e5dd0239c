package eu.uptake.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * The bytes of a log, decompressed if they come as gzip; how many were read of what came,
 * and the fingerprint of the content. Decompressing and fingerprinting share a thread, so
 * that the one that counts has nothing else to do. Closing it leaves the stream it reads
 * from open: that is its owner's.
 */
final class LogContent extends FilterInputStream {

	private final Counting counting;

	private final FingerprintStream fingerprint;

	private LogContent(InputStream content, Counting counting, FingerprintStream fingerprint) {
		super(content);
		this.counting = counting;
		this.fingerprint = fingerprint;
	}

	static LogContent of(InputStream log, Collection<Long> earlierLengths) throws IOException {
		Counting counting = new Counting(log);
		PushbackInputStream source = new PushbackInputStream(counting, 2);
		byte[] start = new byte[2];
		int count = source.readNBytes(start, 0, 2);
		source.unread(start, 0, count);
		boolean gzip = count == 2 && GzipInput.startsLike(start);
		if (gzip) {
			GzipInput content = new GzipInput(source);
			FingerprintStream fingerprint = new FingerprintStream(content, content::crc32, earlierLengths);
			return new LogContent(new ReadAhead(fingerprint), counting, fingerprint);
		}
		CheckedInputStream content = new CheckedInputStream(source, new CRC32());
		FingerprintStream fingerprint = new FingerprintStream(content, content.getChecksum()::getValue, earlierLengths);
		return new LogContent(fingerprint, counting, fingerprint);
	}

	/**
	 * How many bytes were read of what came.
	 * @return the bytes, compressed if they were
	 */
	long consumed() {
		return this.counting.count;
	}

	/**
	 * The fingerprint, once everything is read.
	 * @return that of the whole content
	 */
	ContentFingerprint fingerprint() {
		return this.fingerprint.content();
	}

	/**
	 * The fingerprints of the content's beginnings, once everything is read.
	 * @return those of the earlier lengths it has
	 */
	List<ContentFingerprint> beginnings() {
		return this.fingerprint.beginnings();
	}

	private static final class Counting extends FilterInputStream {

		private volatile long count;

		Counting(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int next = super.read();
			add((next < 0) ? 0 : 1);
			return next;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			add(Math.max(read, 0));
			return read;
		}

		// Only one thread reads.
		private void add(int read) {
			this.count = this.count + read;
		}

		@Override
		public void close() {
			// its owner's
		}

	}

}
