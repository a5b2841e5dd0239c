package eu.uptake.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.jspecify.annotations.Nullable;

/**
 * Reads a stream in a thread of its own, a few blocks ahead, so that decompressing and
 * counting go on at the same time. Closing it ends the thread and closes the stream.
 */
final class ReadAhead extends BlockInput {

	private static final int BLOCKS = 8;

	private static final int BLOCK_SIZE = 1 << 20;

	private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);

	private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);

	private final InputStream source;

	private final Thread reader;

	private @Nullable Block current;

	private int at;

	ReadAhead(InputStream source) {
		this.source = source;
		for (int i = 0; i < BLOCKS; i++) {
			this.empty.add(new Block());
		}
		this.reader = new Thread(this::readAll, "access-log-read-ahead");
		this.reader.setDaemon(true);
		this.reader.start();
	}

	private void readAll() {
		try {
			Block block;
			do {
				block = this.empty.take();
				block.fill(this.source);
				this.full.put(block);
			}
			while (!block.last());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		Block block = block();
		if (block.last()) {
			block.rethrow();
			return -1;
		}
		int count = Math.min(length, block.length - this.at);
		System.arraycopy(block.bytes, this.at, bytes, offset, count);
		this.at += count;
		return count;
	}

	private Block block() throws IOException {
		Block block = this.current;
		if (block != null && (block.last() || this.at < block.length)) {
			return block;
		}
		try {
			if (block != null) {
				this.empty.put(block);
			}
			this.current = null;
			this.at = 0;
			block = this.full.take();
			this.current = block;
			return block;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted");
		}
	}

	@Override
	public void close() throws IOException {
		this.reader.interrupt();
		boolean interrupted = false;
		while (this.reader.isAlive()) {
			try {
				this.reader.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		this.source.close();
	}

	private static final class Block {

		private final byte[] bytes = new byte[BLOCK_SIZE];

		private int length;

		private @Nullable Throwable failure;

		void fill(InputStream source) {
			try {
				this.length = source.read(this.bytes, 0, this.bytes.length);
			}
			catch (IOException | RuntimeException | Error ex) {
				this.length = -1;
				this.failure = ex;
			}
		}

		boolean last() {
			return this.length < 0;
		}

		void rethrow() throws IOException {
			if (this.failure instanceof IOException ex) {
				throw ex;
			}
			if (this.failure != null) {
				throw new IOException("the log could not be read ahead", this.failure);
			}
		}

	}

}
