package eu.uptake.http;

import java.io.ByteArrayInputStream;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

/**
 * A body that is there already.
 */
public class ReadBody extends ServletInputStream {

	private final ByteArrayInputStream in;

	public ReadBody(byte[] bytes) {
		this.in = new ByteArrayInputStream(bytes);
	}

	@Override
	public int read() {
		return this.in.read();
	}

	@Override
	public int read(byte[] bytes, int offset, int length) {
		return this.in.read(bytes, offset, length);
	}

	@Override
	public boolean isFinished() {
		return this.in.available() == 0;
	}

	@Override
	public boolean isReady() {
		return true;
	}

	@Override
	public void setReadListener(ReadListener listener) {
		throw new IllegalStateException("The body is there already");
	}

}
