package eu.uptake.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends reading of a file that is longer than it may be.
 */
class LimitedInput extends FilterInputStream {

	private final long most;

	private long count;

	LimitedInput(InputStream in, long most) {
		super(in);
		this.most = most;
	}

	@Override
	public int read() throws IOException {
		int read = super.read();
		count((read >= 0) ? 1 : 0);
		return read;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = super.read(bytes, offset, length);
		count(Math.max(read, 0));
		return read;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

	private void count(int bytes) {
		this.count += bytes;
		if (this.count > this.most) {
			throw new SheetTooLargeException(this.most);
		}
	}

}
