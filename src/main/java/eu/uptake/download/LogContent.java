package eu.uptake.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * The bytes of a log, decompressed if they come as gzip; and how many were read of what
 * came. Closing it leaves the stream it reads from open: that is its owner's.
 */
final class LogContent extends FilterInputStream {

	private final Counting counting;

	private LogContent(InputStream content, Counting counting) {
		super(content);
		this.counting = counting;
	}

	static LogContent of(InputStream log) throws IOException {
		Counting counting = new Counting(log);
		PushbackInputStream source = new PushbackInputStream(counting, 2);
		byte[] start = new byte[2];
		int count = source.readNBytes(start, 0, 2);
		source.unread(start, 0, count);
		boolean gzip = count == 2 && GzipInput.startsLike(start);
		return new LogContent((gzip) ? new ReadAhead(new GzipInput(source)) : source, counting);
	}

	/**
	 * How many bytes were read of what came.
	 * @return the bytes, compressed if they were
	 */
	long consumed() {
		return this.counting.count;
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
