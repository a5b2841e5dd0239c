package eu.uptake.download;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules written down in the most obvious way, to compare with: regular expressions,
 * lists, sorting, everything in memory. It shares no code with what it checks but the
 * records of the outcome.
 */
final class PlainCounter {

	private static final Pattern LINE = Pattern.compile("([^\\x00- ]+) ([^ ]+) (?!- [^\\[])([^\\[]+) "
			+ "\\[(\\d\\d)/(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/(\\d{4}):(\\d\\d):(\\d\\d):(\\d\\d) ([+-])(\\d\\d)(\\d\\d)\\] "
			+ "\"([!#$%&'*+.^_`|~0-9A-Za-z-]+) ((?:[^ \"\\\\]|\\\\[^ ]|\\\\(?= ))++)(?: [A-Za-z]+/\\d+(?:\\.\\d+)?)?\" "
			+ "(\\d{3}) (?:-|\\d+) \"(?:[^\"\\\\]|\\\\.)*+\" \"((?:[^\"\\\\]|\\\\.)*+)\"(?: .*)?", Pattern.DOTALL);

	private static final Pattern ESCAPE = Pattern.compile("\\\\([\"\\\\])|\\\\x([0-9A-Fa-f]{2})");

	private static final Pattern PERCENT = Pattern.compile("%()([0-9A-Fa-f]{2})");

	private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
			"Oct", "Nov", "Dec");

	private final List<DownloadLocation> locations;

	private final List<String> robotPatterns;

	private final ZoneId zone;

	private final List<List<Request>> groups = new ArrayList<>();

	private final List<Request> recent = new ArrayList<>();

	private List<Request> late = new ArrayList<>();

	private long lines;

	private long malformed;

	private long robots;

	PlainCounter(List<DownloadLocation> locations, List<String> robotPatterns, ZoneId zone) {
		this.locations = locations;
		this.robotPatterns = robotPatterns;
		this.zone = zone;
	}

	AccessLogSummary count(String log) {
		for (String line : log.split("(?<=\n)")) {
			if (!line.isEmpty()) {
				line(line.replaceFirst("\n$", "").replaceFirst("\r$", ""));
			}
		}
		this.groups.add(this.recent);
		this.groups.add(this.late);
		List<DailyDownloads> daily = new ArrayList<>();
		this.groups.forEach((group) -> daily.addAll(downloads(group)));
		return AccessLogSummary.of(List.of(new CountedAccessLog(this.lines, this.malformed, List.of(), this.robots,
				merged(daily), new ContentFingerprint(0, 0), List.of())));
	}

	private static List<DailyDownloads> merged(List<DailyDownloads> daily) {
		Map<String, DailyDownloads> merged = new TreeMap<>();
		for (DailyDownloads one : daily) {
			merged.merge(one.module() + " " + one.language() + " " + one.day(), one,
					(a, b) -> new DailyDownloads(a.module(), a.language(), a.day(), a.downloads() + b.downloads(),
							a.uniqueDownloads() + b.uniqueDownloads()));
		}
		return List.copyOf(merged.values());
	}

	List<DailyDownloads> daily() {
		List<DailyDownloads> daily = new ArrayList<>();
		this.groups.forEach((group) -> daily.addAll(downloads(group)));
		return merged(daily);
	}

	private void line(String line) {
		this.lines++;
		Matcher matcher = LINE.matcher(line);
		long second = matcher.matches() ? second(matcher) : Long.MIN_VALUE;
		if (second == Long.MIN_VALUE) {
			this.malformed++;
			return;
		}
		String path = path(matcher.group(14));
		int status = Integer.parseInt(matcher.group(15));
		if (!matcher.group(13).equals("GET") || !Set.of(200, 206, 304).contains(status)) {
			return;
		}
		for (DownloadLocation location : this.locations) {
			Matcher file = regex(location.path()).matcher(path);
			if (file.matches()) {
				String language = (file.groupCount() == 0) ? "und" : file.group(1).toLowerCase();
				String agent = decoded(ESCAPE, matcher.group(16));
				if (isRobot(new String(agent.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))) {
					this.robots++;
					return;
				}
				add(new Request(this.lines, second, List.of(matcher.group(1), agent), path, location.module(), language,
						status == 206));
				return;
			}
		}
	}

	private static long second(Matcher matcher) {
		try {
			LocalDateTime time = LocalDateTime.of(Integer.parseInt(matcher.group(6)),
					MONTHS.indexOf(matcher.group(5)) + 1, Integer.parseInt(matcher.group(4)),
					Integer.parseInt(matcher.group(7)), Integer.parseInt(matcher.group(8)),
					Integer.parseInt(matcher.group(9)));
			int hours = Integer.parseInt(matcher.group(11));
			int minutes = Integer.parseInt(matcher.group(12));
			if (hours > 18 || minutes > 59) {
				return Long.MIN_VALUE;
			}
			int offset = 3600 * hours + 60 * minutes;
			return time.toEpochSecond(ZoneOffset.UTC) + (matcher.group(10).equals("+") ? -offset : offset);
		}
		catch (DateTimeException ex) {
			return Long.MIN_VALUE;
		}
	}

	private static String path(String target) {
		String path = decoded(ESCAPE, target).replaceFirst("(?i)^https?://[^/?#]*", "").replaceFirst("(?s)[?#].*", "");
		return decoded(PERCENT, path);
	}

	private static String decoded(Pattern escape, String text) {
		return escape.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement((match.group(1) != null && !match.group(1).isEmpty())
					? match.group(1) : "" + (char) Integer.parseInt(match.group(2), 16)));
	}

	private static Pattern regex(String path) {
		StringBuilder regex = new StringBuilder();
		boolean named = false;
		for (String part : path.split("(?<=[*}])|(?=[*{])")) {
			if (part.equals("{language}")) {
				regex.append((named) ? "(?i:\\1)" : "([A-Za-z]{2,3})");
				named = true;
			}
			else {
				regex.append(part.equals("*") ? "[^/]*" : Pattern.quote(part));
			}
		}
		return Pattern.compile(regex.toString(), Pattern.DOTALL);
	}

	private boolean isRobot(String agent) {
		return agent.isEmpty() || agent.equals("-") || this.robotPatterns.stream()
			.anyMatch((pattern) -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(agent).find());
	}

	private void add(Request request) {
		if (fits(this.recent, request)) {
			this.recent.add(request);
			return;
		}
		if (!fits(this.late, request)) {
			this.groups.add(this.late);
			this.late = new ArrayList<>();
		}
		this.late.add(request);
	}

	private static boolean fits(List<Request> group, Request request) {
		return group.stream().allMatch((other) -> request.second >= other.second - 1800);
	}

	private List<DailyDownloads> downloads(List<Request> group) {
		Map<List<Object>, List<Request>> byClientAndFile = new HashMap<>();
		group.forEach((request) -> byClientAndFile
			.computeIfAbsent(List.of(request.client, request.path), (key) -> new ArrayList<>())
			.add(request));
		List<Request> downloads = new ArrayList<>();
		for (List<Request> requests : byClientAndFile.values()) {
			requests.sort(Comparator.comparingLong(Request::second).thenComparingLong(Request::line));
			Request last = null;
			for (int i = 0; i < requests.size(); i++) {
				Request request = requests.get(i);
				long gap = (i == 0) ? Long.MAX_VALUE : request.second - requests.get(i - 1).second;
				if (gap > 30 && last != null) {
					downloads.add(last);
					last = null;
				}
				if (!request.partial || gap > 1800) {
					last = request;
				}
			}
			if (last != null) {
				downloads.add(last);
			}
		}
		downloads.sort(Comparator.comparingLong(Request::second).thenComparingLong(Request::line));
		Set<List<Object>> hours = new HashSet<>();
		List<DailyDownloads> daily = new ArrayList<>();
		for (Request request : downloads) {
			ZonedDateTime time = Instant.ofEpochSecond(request.second).atZone(this.zone);
			boolean unique = hours.add(List.of(request.client, request.module, time.toLocalDate(), time.getHour()));
			daily.add(new DailyDownloads(request.module, request.language, time.toLocalDate(), 1, unique ? 1 : 0));
		}
		return daily;
	}

	private record Request(long line, long second, List<String> client, String path, String module, String language,
			boolean partial) {
	}

}
