package eu.uptake.download;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What golden files cannot say: compression, sizes, long chains, fingerprints, samples.
 */
class AccessLogCounterTests {

	@Test
	void countsConcatenatedGzipMembersAsOneLog() throws IOException {
		ByteArrayOutputStream gzip = new ByteArrayOutputStream();
		gzip.write(TestCounters.gzip(TestCounters.golden("no-final-newline")));
		gzip.write(TestCounters.gzip(new byte[0]));
		gzip.write(TestCounters
			.gzip(("\n" + line("10:00:20", "/elearning/eori_en.zip", 200)).getBytes(StandardCharsets.UTF_8)));
		gzip.write(new byte[512]);
		CountedAccessLog counted = TestCounters.count(gzip.toByteArray());
		assertThat(counted.lines()).isEqualTo(3);
		assertThat(counted.summary().downloads()).isEqualTo(3);
	}

	@Test
	void countsConcatenatedGzipMembersThatComeByteByByte() throws IOException {
		byte[] member = TestCounters.gzip(TestCounters.golden("plain"));
		byte[] both = Arrays.copyOf(member, 2 * member.length);
		System.arraycopy(member, 0, both, member.length, member.length);
		CountedAccessLog counted = TestCounters.counter()
			.count(new TestCounters.Trickle(both, 1), List.of(), (bytes, lines) -> {
			});
		assertThat(counted.lines()).isEqualTo(8);
	}

	@Test
	void refusesTruncatedGzipAtEveryLength() throws IOException {
		byte[] gzip = TestCounters.gzip(TestCounters.golden("plain"));
		for (int length = 2; length < gzip.length; length++) {
			byte[] truncated = Arrays.copyOf(gzip, length);
			UnreadableLogException ex = catchThrowableOfType(UnreadableLogException.class,
					() -> TestCounters.count(truncated));
			assertThat(ex.getMessage()).isEqualTo("truncated gzip: it ends in the middle of the compressed data");
		}
	}

	@Test
	void refusesDamagedGzip() throws IOException {
		byte[] gzip = TestCounters.gzip(TestCounters.golden("plain"));
		byte[] wrongChecksum = gzip.clone();
		wrongChecksum[gzip.length - 8] ^= 1;
		assertThat(catchThrowableOfType(UnreadableLogException.class, () -> TestCounters.count(wrongChecksum))
			.getMessage()).isEqualTo("damaged gzip: the checksum is wrong");
		byte[] followed = Arrays.copyOf(gzip, gzip.length + 3);
		followed[gzip.length + 2] = 'x';
		assertThat(catchThrowableOfType(UnreadableLogException.class, () -> TestCounters.count(followed)).getMessage())
			.isEqualTo("damaged gzip: something else follows the compressed data");
	}

	@Test
	void countsLinesOfAMegabyte() throws IOException {
		String log = line("10:00:00", "/elearning/eori_en.zip?" + "a".repeat(1 << 20), 200) + "x".repeat(1 << 20) + "\n"
				+ line("10:00:00", "/elearning/eori_de.zip", 200).replace("Firefox", "F".repeat(3 << 20));
		CountedAccessLog counted = TestCounters.count(log);
		assertThat(counted.lines()).isEqualTo(3);
		assertThat(counted.malformed()).isEqualTo(1);
		assertThat(counted.summary().downloads()).isEqualTo(2);
	}

	@Test
	void takesLinesThatAreTooLongAsMalformed() throws IOException {
		byte[] log = new byte[3 * CountingRun.MAX_LINE];
		Arrays.fill(log, (byte) 'x');
		log[CountingRun.MAX_LINE + 100] = '\n';
		CountedAccessLog counted = TestCounters.count(log);
		assertThat(counted.lines()).isEqualTo(2);
		assertThat(counted.malformed()).isEqualTo(2);
		assertThat(counted.content().length()).isEqualTo(log.length);
		assertThat(counted.malformedSamples())
			.isEqualTo(List.of("line 1, %d bytes".formatted(CountingRun.MAX_LINE + 100),
					"line 2, %d bytes".formatted(2 * CountingRun.MAX_LINE - 101)));
	}

	@Test
	void acceptsRequestsHalfAnHourLate() throws IOException {
		String other = "/elearning/rex/rex.zip";
		String en = "/elearning/eori_en.zip";
		assertThat(
				TestCounters.count(line("10:00:00", en, 200) + line("10:30:20", other, 200) + line("10:00:20", en, 200))
					.summary()
					.downloads())
			.isEqualTo(2);
		assertThat(
				TestCounters.count(line("10:00:00", en, 200) + line("10:30:21", other, 200) + line("10:00:20", en, 200))
					.summary()
					.downloads())
			.isEqualTo(3);
	}

	@Test
	void countsAUniqueDownloadOnceHoweverLongItsTransferTakes() throws IOException {
		StringBuilder log = new StringBuilder(line("10:00:00", "/elearning/eori_en.zip", 200));
		log.append(line("10:05:00", "/elearning/eori_de.zip", 200));
		for (int second = 10 * 3600 + 25; second < 20 * 3600; second += 25) {
			log.append(line("%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60),
					"/elearning/eori_en.zip", 206));
		}
		CountedAccessLog counted = TestCounters.count(log.toString());
		assertThat(counted.summary().downloads()).isEqualTo(2);
		assertThat(counted.summary().uniqueDownloads()).isEqualTo(1);
		assertThat(counted.daily().stream().map((daily) -> daily.language() + " " + daily.uniqueDownloads()).toList())
			.isEqualTo(List.of("de 0", "en 1"));
	}

	@Test
	void seesTheSameLogUnderAnotherCompressionAndGrown() throws IOException {
		byte[] log = TestCounters.golden("plain");
		CountedAccessLog whole = TestCounters.count(log);
		assertThat(TestCounters.count(TestCounters.gzip(log)).content()).isEqualTo(whole.content());
		for (int length = 0; length <= log.length; length++) {
			ContentFingerprint earlier = TestCounters.count(Arrays.copyOf(log, length)).content();
			CountedAccessLog grown = TestCounters.counter()
				.count(new TestCounters.Trickle(log, 7), List.of((long) length, 3L, 1L << 40), (bytes, lines) -> {
				});
			assertThat(grown.replaces(earlier)).isTrue();
			byte[] other = log.clone();
			other[0] = '2';
			CountedAccessLog another = TestCounters.counter()
				.count(new ByteArrayInputStream(other), List.of((long) length), (bytes, lines) -> {
				});
			assertThat(another.replaces(earlier)).isEqualTo(length == 0);
		}
	}

	@Test
	void hearsOfProgressUpToTheEnd() throws IOException {
		byte[] gzip = TestCounters.gzip(TestCounters.golden("plain"));
		Map<Long, Long> heard = new HashMap<>();
		TestCounters.counter().count(new ByteArrayInputStream(gzip), List.of(), heard::put);
		assertThat(heard).isEqualTo(Map.of((long) gzip.length, 4L));
	}

	@Test
	void showsMalformedLinesWithoutAddressesAndAgents() throws IOException {
		List<String> secrets = List.of("203.0.113.77", "2001:db8:dead::beef", "client.example.org", "SecretAgent",
				"anna");
		List<String> lines = new ArrayList<>();
		for (String secret : secrets) {
			lines.add(secret + " - " + secret + " [10/May/2016:10:00:00 +0200] \"GET /a\" \"" + secret + "\" \""
					+ secret);
			lines.add(secret + " [10/May/2016:10:00:00 +0200] \"" + secret + "/5.0 (X11)\" 200 1 \"-\" \"-\"");
			lines.add("- " + secret + " [" + secret + "] \"GET /?" + secret + " HTTP/1.1\" 200");
			lines.add(secret + "[10/May/2016:10:00:00 +0200] \"GET / HTTP/1.1 " + secret);
			lines.add(" [10/May/2016:10:00:00 +0200] \"GET / HTTP/1.1 200 1 " + secret);
		}
		for (String line : lines) {
			CountedAccessLog counted = TestCounters.count(line);
			assertThat(counted.malformed()).as(line).isEqualTo(1);
			for (String secret : secrets) {
				assertThat(counted.malformedSamples().toString().contains(secret)).as(line).isFalse();
			}
		}
		assertThat(TestCounters.count(TestCounters.golden("malformed")).malformedSamples().subList(1, 3))
			.isEqualTo(List.of("line 2, 94 bytes: [10/May/2016:10:00:00 +0200] \"\\x16\\x03\\x01\\x02\\x00\\x01\\x00",
					"line 3, 7 bytes"));
	}

	private static String line(String time, String path, int status) {
		return "192.0.2.1 - - [10/May/2016:%s +0200] \"GET %s HTTP/1.1\" %d 10 \"-\" \"Firefox\"\n".formatted(time,
				path, status);
	}

}
