package eu.uptake.download;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * What the tests count with: the catalogue and robots list of the golden files.
 */
final class TestCounters {

	static final Path GOLDEN = Path.of("src/test/resources/access-logs");

	static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

	private TestCounters() {
	}

	static List<DownloadLocation> locations() throws IOException {
		return Files.readAllLines(GOLDEN.resolve("catalogue.csv"))
			.stream()
			.skip(1)
			.map((row) -> row.split(",", 2))
			.map((row) -> new DownloadLocation(row[0], row[1]))
			.toList();
	}

	static AccessLogCounter counter() throws IOException {
		RobotsList robots = new RobotsListReader().read(GOLDEN.resolveSibling("robots").resolve("list.json"));
		return new AccessLogCounter(new DownloadCatalogue(locations()), robots, BRUSSELS);
	}

	static CountedAccessLog count(byte[] log) throws IOException {
		return counter().count(new ByteArrayInputStream(log), List.of(), (bytes, lines) -> {
		});
	}

	static CountedAccessLog count(String log) throws IOException {
		return count(log.getBytes(StandardCharsets.ISO_8859_1));
	}

	static byte[] golden(String name) throws IOException {
		return Files.readAllBytes(GOLDEN.resolve(name + ".log"));
	}

	static byte[] gzip(byte[] content) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return compressed.toByteArray();
	}

	/**
	 * A stream that gives a few bytes at a time, as a network does.
	 */
	static final class Trickle extends InputStream {

		private final InputStream source;

		private final int most;

		Trickle(byte[] content, int most) {
			this.source = new ByteArrayInputStream(content);
			this.most = most;
		}

		@Override
		public int read() throws IOException {
			return this.source.read();
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			return this.source.read(bytes, offset, Math.min(length, this.most));
		}

	}

}
