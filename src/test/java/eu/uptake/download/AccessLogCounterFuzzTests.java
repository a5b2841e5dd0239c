package eu.uptake.download;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the bytes, the counter comes to an end and counts every line.
 */
class AccessLogCounterFuzzTests {

	private static final byte[] SYMBOLS = " \"\\[]-/:%?#{}*\n\r\0\u0001é\u00ffGET0123456789xHTTP."
		.getBytes(StandardCharsets.ISO_8859_1);

	private final AccessLogCounter counter;

	AccessLogCounterFuzzTests() throws IOException {
		this.counter = new AccessLogCounter(
				new DownloadCatalogue(
						List.of(new DownloadLocation("ALL", "/*"), new DownloadLocation("X", "/*/*{language}*a*"))),
				new RobotsListReader().builtIn(), TestCounters.BRUSSELS);
	}

	@Test
	@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void readsRandomBytes() throws IOException {
		Random random = new Random(1);
		for (int i = 0; i < 2000; i++) {
			byte[] log = new byte[random.nextInt(5000)];
			random.nextBytes(log);
			check(log);
			for (int at = 0; at < log.length; at++) {
				log[at] = SYMBOLS[random.nextInt(SYMBOLS.length)];
			}
			check(log);
		}
	}

	@Test
	@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void readsMutatedLogs() throws IOException {
		Random random = new Random(2);
		for (int seed = 0; seed < 1000; seed++) {
			byte[] log = new RandomLogs(seed).log(30).getBytes(StandardCharsets.ISO_8859_1);
			for (int i = random.nextInt(60); i >= 0; i--) {
				log[random.nextInt(log.length)] = SYMBOLS[random.nextInt(SYMBOLS.length)];
			}
			check(Arrays.copyOf(log, random.nextInt(log.length + 1)));
		}
	}

	@Test
	@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void readsLongLinesInLinearTime() throws IOException {
		String start = "192.0.2.1 - - [10/May/2016:10:00:00 +0200] \"GET /";
		for (String repeated : List.of("\\", "\\\"", "\"", " ", "[", "a/", "%", "\1", "é", "\\x41", "-", "ab")) {
			String many = repeated.repeat(4_000_000 / repeated.length());
			check((start + many).getBytes(StandardCharsets.ISO_8859_1));
			check((start + many + "a HTTP/1.1\" 200 1 \"" + many + "\" \"" + many + "\"")
				.getBytes(StandardCharsets.ISO_8859_1));
			check(many.getBytes(StandardCharsets.ISO_8859_1));
		}
	}

	private void check(byte[] log) throws IOException {
		int newlines = 0;
		for (byte symbol : log) {
			newlines += (symbol == '\n') ? 1 : 0;
		}
		boolean open = log.length > 0 && log[log.length - 1] != '\n';
		CountedAccessLog counted = this.counter.count(new ByteArrayInputStream(log), List.of(), (bytes, lines) -> {
		});
		assertThat(counted.lines()).isEqualTo(newlines + (open ? 1 : 0));
	}

}
