package eu.uptake.download;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.zip.CRC32C;

/**
 * Computes the fingerprint of content as it is read, and of its beginnings of given
 * lengths. Two checksums of coprime polynomials are one of 64 bits: together with the
 * length that tells any two logs apart but once in 10¹⁹, costs a quarter of what SHA-256
 * does where the processor helps with both, and can be read at any point. It does not
 * withstand forgery, which would gain nothing: who may import logs may withdraw them. Not
 * thread-safe.
 */
final class FingerprintStream extends BlockInput {

	private final InputStream source;

	private final LongSupplier first;

	private final CRC32C second = new CRC32C();

	private final NavigableSet<Long> lengths;

	private final List<ContentFingerprint> beginnings = new ArrayList<>();

	private long length;

	/** The next of the lengths. */
	private long next;

	/**
	 * Creates a stream.
	 * @param content the content
	 * @param crc32 the CRC-32 of what was read of it
	 * @param lengths the lengths of the beginnings
	 */
	FingerprintStream(InputStream content, LongSupplier crc32, Collection<Long> lengths) {
		this.source = content;
		this.first = crc32;
		this.lengths = new TreeSet<>(lengths).tailSet(0L, true);
		takeBeginning();
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int count = this.source.read(bytes, offset, (int) Math.min(length, this.next - this.length));
		if (count > 0) {
			this.second.update(bytes, offset, count);
			this.length += count;
			if (this.length == this.next) {
				takeBeginning();
			}
		}
		return count;
	}

	private void takeBeginning() {
		if (!this.lengths.isEmpty() && this.lengths.first() == this.length) {
			this.lengths.pollFirst();
			this.beginnings.add(content());
		}
		this.next = (this.lengths.isEmpty()) ? Long.MAX_VALUE : this.lengths.first();
	}

	@Override
	public void close() throws IOException {
		this.source.close();
	}

	/**
	 * What was read.
	 * @return its fingerprint
	 */
	ContentFingerprint content() {
		return new ContentFingerprint(this.length, this.first.getAsLong() << 32 | this.second.getValue());
	}

	List<ContentFingerprint> beginnings() {
		return List.copyOf(this.beginnings);
	}

}
