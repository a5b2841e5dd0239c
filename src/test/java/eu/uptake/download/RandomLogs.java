package eu.uptake.download;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * Random logs in which the rules meet each other often: few clients, few files, gaps at
 * and about the rules' limits, lines out of order, damaged lines.
 */
final class RandomLogs {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx",
			Locale.ENGLISH);

	private static final String[] HOSTS = { "192.0.2.1", "192.0.2.2", "2001:db8::1" };

	private static final String[] AGENTS = { "Mozilla/5.0 (X11)", "Mozilla \\\"q\\\"", "Mozilla \\x22q\\x22", "-", "",
			"Googlebot/2.1", "curl/7.1", "libcurl/7.1", "Mozilla/5.0 \\\\" };

	private static final String[] TARGETS = { "/elearning/eori_en.zip", "/elearning/eori_de.zip",
			"/elearning/eori%5Fen.zip?x=1", "/elearning/eori_EN.zip", "/elearning/ucc-overview_en_a_fr_b.zip",
			"/elearning/ucc-overview_fr.7z", "/elearning/rex/rex.zip#a", "http://x/elearning/rex/rex.zip",
			"/index.html", "/elearning/\\x65ori_en.zip", "/elearning/eori_en.zip/\\\"" };

	private static final int[] GAPS = { 0, 0, 1, 5, 29, 30, 31, 60, 600, 1769, 1799, 1800, 1801, 1830, 3599, 3600 };

	private static final String[] STARTS = { "2016-05-10T20:00:00Z", "2016-03-27T00:00:00Z", "2016-10-29T23:30:00Z",
			"2016-12-31T21:00:00Z" };

	private static final String[] ZONES = { "Europe/Brussels", "UTC", "Asia/Kolkata" };

	private final Random random;

	RandomLogs(long seed) {
		this.random = new Random(seed * 0x9E3779B97F4A7C15L);
	}

	String log(int lines) {
		StringBuilder log = new StringBuilder();
		long second = Instant.parse(pick(STARTS)).getEpochSecond();
		ZoneId zone = ZoneId.of(pick(ZONES));
		int spread = pick(new Integer[] { 0, 0, 60, 1800, 1801, 9000 });
		for (int i = 0; i < lines; i++) {
			if (this.random.nextInt(3) == 0) {
				second += GAPS[this.random.nextInt(GAPS.length)];
			}
			if (this.random.nextInt(200) == 0) {
				second += this.random.nextInt(200_000) - 100_000;
			}
			long stamp = second;
			if (spread > 0 && this.random.nextInt(4) == 0) {
				stamp -= this.random.nextInt(spread + 1);
			}
			String line = line(TIME.format(Instant.ofEpochSecond(stamp).atZone(zone)));
			log.append((this.random.nextInt(30) == 0) ? damaged(line) : line);
			log.append((this.random.nextInt(20) == 0) ? "\r\n" : "\n");
		}
		if (this.random.nextInt(3) == 0 && log.length() > 0) {
			log.setLength(log.length() - 1);
		}
		return log.toString();
	}

	private String line(String time) {
		String method = (this.random.nextInt(12) == 0) ? "HEAD" : "GET";
		String protocol = pick(new String[] { " HTTP/1.1", " HTTP/1.1", " HTTP/2.0", "", " HTTP/3" });
		String status = pick(new String[] { "200", "200", "206", "206", "304", "404" });
		String user = pick(new String[] { "- -", "- -", "- anna", "- anna b" });
		String extra = pick(new String[] { "", "", "", " \"x\" 12" });
		return pick(HOSTS) + " " + user + " [" + time + "] \"" + method + " " + pick(TARGETS) + protocol + "\" "
				+ status + " " + pick(new String[] { "-", "123", "99999999999" }) + " \""
				+ pick(new String[] { "-", "a\\\"b" }) + "\" \"" + pick(AGENTS) + "\"" + extra;
	}

	String damaged(String line) {
		StringBuilder damaged = new StringBuilder(line);
		int times = 1 + this.random.nextInt(3);
		for (int i = 0; i < times && damaged.length() > 0; i++) {
			int at = this.random.nextInt(damaged.length());
			String symbol = pick(
					new String[] { " ", "\"", "\\", "[", "]", "\0", "-", "%", "/", ":", "0", "é", "\r", "" });
			switch (this.random.nextInt(4)) {
				case 0 -> damaged.deleteCharAt(at);
				case 1 -> damaged.insert(at, symbol);
				case 2 -> damaged.replace(at, at + 1, symbol);
				default -> damaged.setLength((this.random.nextInt(3) == 0) ? at : damaged.length());
			}
		}
		return damaged.toString();
	}

	@SafeVarargs
	private final <T> T pick(T... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
