package eu.uptake.download;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip (RFC 1952) of one member or several, and zeros after the last one.
 * Unlike {@link java.util.zip.GZIPInputStream} it never takes a stream that has nothing
 * available for one that has ended between two members, and it refuses what follows the
 * last member. Not thread-safe.
 */
final class GzipInput extends BlockInput {

	private static final int FIRST_MAGIC = 0x1f;

	private static final int SECOND_MAGIC = 0x8b;

	private static final int DEFLATE = 8;

	private static final int HEADER_CRC = 2;

	private static final int EXTRA = 4;

	private static final int NAME = 8;

	private static final int COMMENT = 16;

	private final InputStream source;

	private final Inflater inflater = new Inflater(true);

	private final CRC32 crc = new CRC32();

	/** The checksum of the members before the current one. */
	private long before;

	private final byte[] compressed = new byte[1 << 16];

	private int at;

	private int limit;

	private boolean ended;

	GzipInput(InputStream source) throws IOException {
		this.source = source;
		try {
			if (next() != FIRST_MAGIC) {
				throw new UnreadableLogException("no gzip");
			}
			header();
		}
		catch (IOException | RuntimeException ex) {
			this.inflater.end();
			throw ex;
		}
	}

	/**
	 * Whether content is gzip.
	 * @param start its first two bytes
	 * @return whether they say so
	 */
	static boolean startsLike(byte[] start) {
		return (start[0] & 0xff) == FIRST_MAGIC && (start[1] & 0xff) == SECOND_MAGIC;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		while (!this.ended) {
			int count = inflate(bytes, offset, length);
			this.crc.update(bytes, offset, count);
			if (this.inflater.finished()) {
				this.at = this.limit - this.inflater.getRemaining();
				trailer();
				nextMember();
			}
			if (count > 0) {
				return count;
			}
		}
		return -1;
	}

	private int inflate(byte[] bytes, int offset, int length) throws IOException {
		try {
			if (this.inflater.needsInput()) {
				if (this.at == this.limit && !fill()) {
					throw truncated();
				}
				this.inflater.setInput(this.compressed, this.at, this.limit - this.at);
				this.at = this.limit;
			}
			int count = this.inflater.inflate(bytes, offset, length);
			if (this.inflater.needsDictionary()) {
				throw new UnreadableLogException("damaged gzip: it asks for a dictionary");
			}
			return count;
		}
		catch (DataFormatException ex) {
			throw new UnreadableLogException("damaged gzip: " + ex.getMessage(), ex);
		}
	}

	private void header() throws IOException {
		if (next() != SECOND_MAGIC || next() != DEFLATE) {
			throw new UnreadableLogException("damaged gzip: no such compression method");
		}
		int flags = next();
		skip(6);
		if ((flags & EXTRA) != 0) {
			skip(next() | next() << 8);
		}
		if ((flags & NAME) != 0) {
			skipText();
		}
		if ((flags & COMMENT) != 0) {
			skipText();
		}
		if ((flags & HEADER_CRC) != 0) {
			skip(2);
		}
	}

	private void trailer() throws IOException {
		long checksum = fourBytes();
		long length = fourBytes();
		if (checksum != this.crc.getValue() || length != (this.inflater.getBytesWritten() & 0xffffffffL)) {
			throw new UnreadableLogException("damaged gzip: the checksum is wrong");
		}
	}

	private void nextMember() throws IOException {
		this.before = crc32();
		this.inflater.reset();
		this.crc.reset();
		while (this.at < this.limit || fill()) {
			int first = next();
			if (first == FIRST_MAGIC) {
				header();
				return;
			}
			if (first != 0) {
				throw new UnreadableLogException("damaged gzip: something else follows the compressed data");
			}
		}
		this.ended = true;
	}

	/**
	 * The CRC-32 of what was read, which costs next to nothing: each member comes with
	 * its own.
	 * @return the checksum
	 */
	long crc32() {
		return Crc32Join.join(this.before, this.crc.getValue(), this.inflater.getBytesWritten());
	}

	private long fourBytes() throws IOException {
		return next() | next() << 8 | next() << 16 | (long) next() << 24;
	}

	private void skip(int count) throws IOException {
		for (int i = 0; i < count; i++) {
			next();
		}
	}

	private void skipText() throws IOException {
		while (next() != 0) {
			continue;
		}
	}

	private int next() throws IOException {
		if (this.at == this.limit && !fill()) {
			throw truncated();
		}
		return this.compressed[this.at++] & 0xff;
	}

	private boolean fill() throws IOException {
		this.at = 0;
		this.limit = Math.max(this.source.read(this.compressed, 0, this.compressed.length), 0);
		return this.limit > 0;
	}

	private static UnreadableLogException truncated() {
		return new UnreadableLogException("truncated gzip: it ends in the middle of the compressed data");
	}

	@Override
	public void close() {
		this.inflater.end();
	}

}
