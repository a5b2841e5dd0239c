package eu.uptake.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares asking the robots list as the counter does with matching every pattern against every line's agent:
 * {@code java … RobotsBench LOG ROBOTS.json}, on the first lines of the log.
 */
final class RobotsBench {

	private static final int LINES = 200_000;

	private RobotsBench() {
	}

	public static void main(String[] args) throws IOException {
		List<String> agents = new ArrayList<>();
		try (BufferedReader log = Files.newBufferedReader(Path.of(args[0]))) {
			for (int i = 0; i < LINES; i++) {
				String line = log.readLine();
				agents.add(line.substring(line.lastIndexOf('"', line.length() - 2) + 1, line.length() - 1));
			}
		}
		List<Pattern> patterns = new ArrayList<>();
		for (JsonNode entry : new JsonMapper().readTree(Files.readString(Path.of(args[1])))) {
			patterns.add(Pattern.compile(entry.get("pattern").asString(), Pattern.CASE_INSENSITIVE));
		}
		long start = System.nanoTime();
		int expected = 0;
		for (String agent : agents) {
			expected += (agent.isEmpty() || agent.equals("-") || matchesAny(patterns, agent)) ? 1 : 0;
		}
		long each = System.nanoTime() - start;
		byte[][] lines = new byte[agents.size()][];
		for (int i = 0; i < lines.length; i++) {
			lines[i] = (agents.get(i) + " ".repeat(Bytes.SLACK)).getBytes(StandardCharsets.UTF_8);
		}
		start = System.nanoTime();
		AgentLookup lookup = new AgentLookup(new RobotsListReader().read(Path.of(args[1])));
		ByteHash hash = new ByteHash(new SplittableRandom());
		int found = 0;
		for (byte[] line : lines) {
			found += (lookup.isRobot(line, 0, line.length - Bytes.SLACK, hash)) ? 1 : 0;
		}
		long once = System.nanoTime() - start;
		System.out.printf("robots: %d of %d lines, with each pattern %d; %.0f times as fast (at least 50)%n", found, LINES,
				expected, (double) each / once);
	}

	private static boolean matchesAny(List<Pattern> patterns, String agent) {
		for (Pattern pattern : patterns) {
			if (pattern.matcher(agent).find()) {
				return true;
			}
		}
		return false;
	}

}
