package eu.uptake.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import org.springframework.http.HttpStatus;

/**
 * A body that ends with an exception when it is too large or too slow. How long a single
 * read waits is the connector's matter.
 */
class LimitedBody extends ServletInputStream {

	private final ServletInputStream in;

	private final long most;

	private final long bytesPerSecond;

	private final long grace;

	private final LongSupplier nanoseconds;

	private final long begun;

	private long count;

	LimitedBody(ServletInputStream in, long most, long bytesPerSecond, Duration grace, LongSupplier nanoseconds) {
		this.in = in;
		this.most = most;
		this.bytesPerSecond = bytesPerSecond;
		this.grace = grace.toNanos();
		this.nanoseconds = nanoseconds;
		this.begun = nanoseconds.getAsLong();
	}

	@Override
	public int read() throws IOException {
		int read = this.in.read();
		count((read >= 0) ? 1 : 0);
		return read;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = this.in.read(bytes, offset, length);
		count(Math.max(read, 0));
		return read;
	}

	// Only time spent reading counts: the service may take its own with what it has read.
	private void count(int bytes) {
		this.count += bytes;
		if (this.count > this.most) {
			throw new Refused(HttpStatus.CONTENT_TOO_LARGE);
		}
		if (bytes == 0) {
			return;
		}
		long taken = this.nanoseconds.getAsLong() - this.begun;
		if (taken > this.grace && this.count < TimeUnit.NANOSECONDS.toSeconds(taken) * this.bytesPerSecond) {
			throw new Refused(HttpStatus.REQUEST_TIMEOUT);
		}
	}

	@Override
	public boolean isFinished() {
		return this.in.isFinished();
	}

	@Override
	public boolean isReady() {
		return this.in.isReady();
	}

	@Override
	public void setReadListener(ReadListener listener) {
		this.in.setReadListener(listener);
	}

	@Override
	public void close() throws IOException {
		this.in.close();
	}

	/**
	 * The body isn't taken. It is no broken connection, which whoever reads would answer
	 * otherwise.
	 */
	static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final HttpStatus status;

		Refused(HttpStatus status) {
			super("The body isn't taken: " + status, null, false, false);
			this.status = status;
		}

		HttpStatus status() {
			return this.status;
		}

	}

}
