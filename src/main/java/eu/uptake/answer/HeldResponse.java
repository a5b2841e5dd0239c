package eu.uptake.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A response whose body waits until it is known what it is, and its headers with it.
 */
class HeldResponse extends HttpServletResponseWrapper {

	private final ByteArrayOutputStream body = new ByteArrayOutputStream(8 * 1024);

	private @Nullable PrintWriter writer;

	private final boolean forCaches;

	private boolean released;

	/**
	 * Holds a response back.
	 * @param response the response
	 * @param forCaches whether others than the client may get it, too, who must get none
	 * of its cookies
	 */
	HeldResponse(HttpServletResponse response, boolean forCaches) {
		super(response);
		this.forCaches = forCaches;
	}

	@Override
	public void addCookie(Cookie cookie) {
		if (!this.forCaches) {
			super.addCookie(cookie);
		}
	}

	@Override
	public void addHeader(String name, String value) {
		if (!this.forCaches || !name.equalsIgnoreCase(HttpHeaders.SET_COOKIE)) {
			super.addHeader(name, value);
		}
	}

	byte[] body() {
		if (this.writer != null) {
			this.writer.flush();
		}
		return this.body.toByteArray();
	}

	/**
	 * Lets what was written go, and all that follows.
	 * @throws IOException if the client has gone
	 */
	synchronized void release() throws IOException {
		byte[] waiting = body();
		this.released = true;
		this.body.reset();
		if (waiting.length > 0) {
			getResponse().getOutputStream().write(waiting);
		}
	}

	private synchronized void write(byte[] bytes, int offset, int length) throws IOException {
		if (this.released) {
			getResponse().getOutputStream().write(bytes, offset, length);
		}
		else {
			this.body.write(bytes, offset, length);
		}
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return new HeldStream();
	}

	@Override
	public PrintWriter getWriter() {
		if (this.writer == null) {
			this.writer = new PrintWriter(new OutputStreamWriter(new HeldStream(), StandardCharsets.UTF_8));
		}
		return this.writer;
	}

	@Override
	public void flushBuffer() throws IOException {
		if (this.released) {
			super.flushBuffer();
		}
	}

	@Override
	public void resetBuffer() {
		super.resetBuffer();
		this.body.reset();
	}

	@Override
	public void reset() {
		super.reset();
		this.body.reset();
	}

	@Override
	public void setContentLength(int length) {
		if (this.released) {
			super.setContentLength(length);
		}
	}

	@Override
	public void setContentLengthLong(long length) {
		if (this.released) {
			super.setContentLengthLong(length);
		}
	}

	private final class HeldStream extends ServletOutputStream {

		@Override
		public void write(int value) throws IOException {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			HeldResponse.this.write(bytes, offset, length);
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new IllegalStateException("Nothing waits for this stream");
		}

	}

}
