package eu.uptake.download;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes an access log for the benchmark: {@code java … LogGenerator FILE LINES}, or with the single argument
 * {@code catalogue} where its courses are downloaded from. The same arguments give the same
 * bytes. About 260 bytes a line; 8 % of the lines ask for course packages; a tenth of the clients are robots; clients
 * come, stay for some minutes and go, so that they repeat in time order.
 */
final class LogGenerator {

	/** Lines of one day: five million lines are about a month. */
	private static final int LINES_PER_DAY = 170_000;

	private static final int ACTIVE_CLIENTS = 1500;

	private static final String[] LANGUAGES = { "en", "de", "fr", "it", "es", "pl", "nl", "ro", "bg", "el", "hu" };

	private static final String[] COURSES = { "ucc/ucc-overview", "ucc/entry-of-goods", "ucc/export",
			"ucc/customs-valuation", "ucc/origin-of-goods", "ucc/customs-decisions", "ucc/aeo", "eori/eori", "rex/rex",
			"drug-precursors/operators", "drug-precursors/officers", "vat/vat", "emcs/emcs" };

	private static final String[] PAGES = { "/taxation_customs/index_en.htm", "/taxation_customs/business/vat_en",
			"/taxation_customs/customs-4/union-customs-code/ucc-legislation_en", "/taxation_customs/dds2/taric/measures.jsp",
			"/taxation_customs/sites/default/files/css/css_xE-rWrJf-fncB6ztZfd2huxqgxu4WO-qwma6Xer30m4.css",
			"/taxation_customs/sites/default/files/js/js_wW1Sl7jA8ScQdfWVvk2sSQbVwrfAxYmvs1xSMNSWYXk.js",
			"/taxation_customs/sites/default/files/styles/thumbnail/public/images/customs_building.jpg", "/favicon.ico",
			"/robots.txt", "/taxation_customs/dds2/eos/eori_validation.jsp", "/eurlex/legal-content/summary.html",
			"/assets/fonts/ec-icons.woff2", "/wp-login.php", "/taxation_customs/elearning/catalogue_en" };

	private static final String[] REFERERS = { "-", "https://ec.europa.eu/taxation_customs/index_en.htm",
			"https://taxation-customs.ec.europa.eu/customs-4/union-customs-code/eu-elearning-programme_en",
			"https://www.google.com/", "https://taxation-customs.ec.europa.eu/elearning/catalogue_en?level=2&page=3" };

	private final SplittableRandom random = new SplittableRandom(20161231);

	private final List<byte[]> agents = agents();

	private final byte[] line = new byte[1024];

	private int length;

	public static void main(String[] args) throws IOException {
		if (args[0].equals("catalogue")) {
			System.out.println("code,downloadPath");
			for (String course : COURSES) {
				System.out.printf("%s,/taxation_customs/elearning/%s_{language}_*.zip%n",
						course.substring(course.indexOf('/') + 1).toUpperCase(Locale.ROOT), course);
			}
			return;
		}
		new LogGenerator().write(Path.of(args[0]), Long.parseLong(args[1]));
	}

	private void write(Path file, long lines) throws IOException {
		DateTimeFormatter format = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH)
			.withZone(ZoneId.of("Europe/Brussels"));
		long start = Instant.parse("2016-03-01T00:00:00Z").getEpochSecond();
		byte[] stamp = {};
		long stamped = -1;
		try (OutputStream out = Files.newOutputStream(file)) {
			byte[] block = new byte[1 << 20];
			int filled = 0;
			for (long i = 0; i < lines; i++) {
				long second = start + i * 86_400 / LINES_PER_DAY;
				if (second != stamped) {
					stamped = second;
					stamp = format.format(Instant.ofEpochSecond(second)).getBytes(StandardCharsets.US_ASCII);
				}
				line(i, stamp);
				if (filled + this.length > block.length) {
					out.write(block, 0, filled);
					filled = 0;
				}
				System.arraycopy(this.line, 0, block, filled, this.length);
				filled += this.length;
			}
			out.write(block, 0, filled);
		}
	}

	private void line(long index, byte[] stamp) {
		this.length = 0;
		long client = index / 40 + this.random.nextInt(ACTIVE_CLIENTS);
		long mixed = (client * 0x9E3779B97F4A7C15L) ^ (client >>> 7);
		address(mixed);
		put(" - - [");
		put(stamp);
		put("] \"");
		int dice = this.random.nextInt(100);
		int status = 200;
		if (dice < 8) {
			String course = COURSES[this.random.nextInt(COURSES.length)];
			put("GET /taxation_customs/elearning/");
			put(course);
			put("_");
			put(LANGUAGES[Math.floorMod(mixed >>> 9, LANGUAGES.length)]);
			put((this.random.nextInt(4) == 0) ? "_html5.zip" : "_scorm.zip");
			if (this.random.nextInt(20) == 0) {
				put("?utm_source=newsletter");
			}
			int kind = this.random.nextInt(10);
			status = (kind < 6) ? 200 : (kind < 9) ? 206 : 304;
		}
		else {
			put((dice < 94) ? "GET " : (dice < 97) ? "POST " : "HEAD ");
			put(PAGES[this.random.nextInt(PAGES.length)]);
			if (this.random.nextInt(3) == 0) {
				put("?q=");
				put(Integer.toString(this.random.nextInt(1_000_000)));
				put("&lang=en&expand=true");
			}
			int kind = this.random.nextInt(20);
			status = (kind < 15) ? 200 : (kind < 17) ? 304 : (kind < 18) ? 301 : (kind < 19) ? 404 : 500;
		}
		put(" HTTP/1.1\" ");
		put(Integer.toString(status));
		put(" ");
		put((status == 304) ? "-" : Integer.toString(this.random.nextInt(5_000_000)));
		put(" \"");
		put(REFERERS[this.random.nextInt(REFERERS.length)]);
		put("\" \"");
		put(this.agents.get(Math.floorMod(mixed >>> 3, this.agents.size())));
		put("\"\n");
	}

	private void address(long mixed) {
		if (mixed % 10 == 0) {
			put("2001:db8:");
			put(Integer.toHexString((int) (mixed >>> 16) & 0xffff));
			put("::");
			put(Integer.toHexString((int) (mixed >>> 32) & 0xffff));
			return;
		}
		put(Integer.toString((int) (mixed >>> 56 & 0x7f) + 1));
		for (int shift = 24; shift <= 40; shift += 8) {
			put(".");
			put(Integer.toString((int) (mixed >>> shift & 0xff)));
		}
	}

	private static List<byte[]> agents() {
		List<String> agents = new ArrayList<>();
		String[] systems = { "Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7", "X11; Linux x86_64",
				"Windows NT 6.1; WOW64", "Linux; Android 6.0.1; SM-G920V" };
		for (String system : systems) {
			for (int version = 40; version < 120; version++) {
				for (int build = 0; build < 3; build++) {
					agents.add("Mozilla/5.0 (" + system + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + version
							+ ".0." + (2000 + version * 7 + build) + ".110 Safari/537.36");
				}
				agents.add("Mozilla/5.0 (" + system + "; rv:" + version + ".0) Gecko/20100101 Firefox/" + version + ".0");
			}
		}
		int robots = agents.size() / 9;
		String[] crawlers = { "Mozilla/5.0 (compatible; Googlebot/2.%d; +http://www.google.com/bot.html)",
				"Mozilla/5.0 (compatible; bingbot/2.%d; +http://www.bing.com/bingbot.htm)", "python-requests/2.%d.0",
				"curl/7.%d.0", "Wget/1.%d (linux-gnu)", "Mozilla/5.0 (compatible; YandexBot/3.%d)",
				"Apache-HttpClient/4.%d (Java/1.8.0_191)", "-" };
		for (int i = 0; i < robots; i++) {
			agents.add(String.format(Locale.ROOT, crawlers[i % crawlers.length], i / crawlers.length));
		}
		return agents.stream().map((agent) -> agent.getBytes(StandardCharsets.US_ASCII)).toList();
	}

	private void put(String text) {
		for (int i = 0; i < text.length(); i++) {
			this.line[this.length++] = (byte) text.charAt(i);
		}
	}

	private void put(byte[] text) {
		System.arraycopy(text, 0, this.line, this.length, text.length);
		this.length += text.length;
	}

}
