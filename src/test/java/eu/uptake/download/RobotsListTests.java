package eu.uptake.download;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RobotsListTests {

	private static final List<String> BROWSERS = List.of(
			"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
			"Mozilla/5.0 (Windows NT 6.1; WOW64; rv:45.0) Gecko/20100101 Firefox/45.0",
			"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15",
			"Mozilla/5.0 (iPhone; CPU iPhone OS 9_3 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Version/9.0 Mobile/13E188a Safari/601.1",
			"Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
			"Mozilla/5.0 (Windows NT 6.3; Trident/7.0; rv:11.0) like Gecko",
			"Opera/9.80 (Windows NT 6.1) Presto/2.12.388 Version/12.18",
			"Mozilla/5.0 (Linux; Android 6.0.1; SM-G920V) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/52.0.2743.98 Mobile Safari/537.36",
			"Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0",
			"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0 Safari/537.36 Edg/119.0",
			"Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; .NET CLR 2.0.50727)");

	private static final List<String> ROBOTS = List.of("Googlebot/2.1 (+http://www.google.com/bot.html)",
			"Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)", "curl/7.68.0",
			"Wget/1.20.3 (linux-gnu)", "python-requests/2.25.1", "Apache-HttpClient/4.5.2 (Java/1.8.0_191)",
			"Java/1.8.0_151", "Go-http-client/1.1", "okhttp/3.12.1", "Mozilla/5.0 (compatible; YandexBot/3.0)",
			"facebookexternalhit/1.1", "Nagios check_http/2.2", "UptimeRobot/2.0", "Feedly/1.0", "Baiduspider",
			"GPTBot/1.0", "ClaudeBot/1.0", "HeadlessChrome/90", "libwww-perl/6.0", "Scrapy/1.8", "axios/0.21",
			"node-fetch/1.0", "W3C_Validator/1.3", "Mozilla/5.0 (compatible; AhrefsBot/6.1)", "-", "");

	@Test
	void agreesWithEachPatternByItself() throws IOException {
		Path file = Path.of(System.getProperty("counter.robots", ""));
		Assumptions.assumeTrue(Files.isRegularFile(file),
				() -> "skipped: no COUNTER list at " + file + " (-Dcounter.robots=FILE)");
		List<String> patterns = patterns(Files.readString(file));
		assertThat(patterns.size()).isEqualTo(327);
		assertAgrees(patterns, new RobotsListReader().read(file));
	}

	@Test
	void agreesWithEachPatternByItselfForTheBuiltInList() throws IOException {
		try (var json = RobotsList.class.getResourceAsStream("robots.json")) {
			assertAgrees(patterns(new String(json.readAllBytes(), StandardCharsets.UTF_8)),
					new RobotsListReader().builtIn());
		}
	}

	@Test
	void agreesOnPatternsOfEveryKind() {
		List<String> patterns = List.of("a|b{2}", "(?i)xyz", "ab?c", "ab*c", "ab+c", "ab{0,1}c", "x(?=y)", "[^a]fish",
				"[]z]q", "[a-c&&[b]]k", "\\Qa.b\\E", "\\x41\\x42\\x43", "(a|b)\\1z", "caf\u00e9", "\u212aelvin",
				"a\\.b\\/c", "^.?$", "end$", "(?:one|two)three", "a??b", "#", "\\t", "\ud83d\ude00", "k", "}", "]",
				"q+?r", "((x)y)?zz", "[\\]]m", "\\bw\\b");
		for (String pattern : patterns) {
			assertAgrees(List.of(pattern), new RobotsList(List.of(pattern)));
		}
	}

	private static void assertAgrees(List<String> list, RobotsList robots) {
		List<Pattern> patterns = list.stream().map((text) -> Pattern.compile(text, Pattern.CASE_INSENSITIVE)).toList();
		for (String agent : agents(list)) {
			boolean expected = agent.isEmpty() || agent.equals("-")
					|| patterns.stream().anyMatch((pattern) -> pattern.matcher(agent).find());
			assertThat(robots.contains(agent)).as(agent + " with " + ((list.size() == 1) ? list : ""))
				.isEqualTo(expected);
		}
	}

	private static List<String> agents(List<String> patterns) {
		List<String> agents = new ArrayList<>(BROWSERS);
		agents.addAll(ROBOTS);
		agents.addAll(List.of("abc", "ac", "abbc", "fish", "afish", "xfish", "xy", "x", "]q", "zq", "bk", "ak", "a.b",
				"axb", "ABC", "aaz", "baz", "caf\u00e9", "CAF\u00c9", "kelvin", "\u212aelvin", "end", "end\n", "end x",
				"\n", "", "two", "twothree", "\ud83d\ude00", "\ufffd", "zz", "]m", "a w b", "XYZ", "bb", "qr", "\t",
				"#}"));
		Random random = new Random(3);
		for (String pattern : patterns) {
			String like = pattern.replaceAll("\\\\d", "7")
				.replaceAll("\\\\s|\\(\\\\s\\|\\\\\\+\\)|\\[\\\\\\+\\\\s]", " ")
				.replaceAll("[\\\\^$]", "");
			for (String text : List.of(pattern, like, like.toUpperCase(java.util.Locale.ROOT), like.replace("?", ""))) {
				agents.add(text);
				agents.add("Mozilla/5.0 (" + text + ") x");
				agents.add(text + "/1.0");
				StringBuilder changed = new StringBuilder("x" + text);
				changed.setCharAt(random.nextInt(changed.length()), (char) (' ' + random.nextInt(95)));
				agents.add(changed.toString());
			}
		}
		for (int i = 0; i < 2000; i++) {
			StringBuilder made = new StringBuilder();
			for (int j = random.nextInt(4); j >= 0; j--) {
				String part = agents.get(random.nextInt(agents.size()));
				int from = random.nextInt(part.length() + 1);
				made.append(part, from, from + random.nextInt(part.length() - from + 1));
			}
			agents.add(made.toString());
		}
		return agents;
	}

	private static List<String> patterns(String json) {
		List<String> patterns = new ArrayList<>();
		for (JsonNode entry : new JsonMapper().readTree(json)) {
			patterns.add(entry.get("pattern").asString());
		}
		return patterns;
	}

	@Test
	void builtInListKnowsRobotsFromBrowsers() throws IOException {
		RobotsList robots = new RobotsListReader().builtIn();
		ROBOTS.forEach((agent) -> assertThat(robots.contains(agent)).as(agent).isTrue());
		BROWSERS.forEach((agent) -> assertThat(robots.contains(agent)).as(agent).isFalse());
	}

	@Test
	void saysWhatIsWrongWithAList() {
		assertThat(message("{}")).isEqualTo("the robots list is no JSON array");
		assertThat(message("[{\"pattern\":\"a\"},{\"x\":{\"pattern\":\"b\"}}]"))
			.isEqualTo("entry 2 of the robots list has no pattern");
		assertThat(message("[\"bot\"]")).isEqualTo("entry 1 of the robots list is no object");
		assertThat(message("[{\"pattern\":\"a[\"}]"))
			.isEqualTo("entry 1 of the robots list is no regular expression: Unclosed character class");
		assertThat(message("[{\"pattern\":").startsWith("the robots list is no JSON: ")).isTrue();
		assertThat(message("").startsWith("the robots list is no JSON array")).isTrue();
	}

	private static String message(String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return catchThrowableOfType(IOException.class,
				() -> new RobotsListReader().read(new ByteArrayInputStream(bytes)))
			.getMessage();
	}

}
