package eu.uptake.download;

import java.nio.charset.StandardCharsets;

/**
 * Asks the robots list once for each agent, as long as another one does not take its
 * place in a table of fixed size; the table has hashes only. Not thread-safe.
 */
final class AgentLookup {

	private static final int REMEMBERED = 1 << 15;

	private static final int ROBOT = 1;

	private static final int NO_ROBOT = 0;

	private final RobotsList robots;

	private final RememberedAnswers remembered = new RememberedAnswers(REMEMBERED);

	private byte[] plain = new byte[1024];

	AgentLookup(RobotsList robots) {
		this.robots = robots;
	}

	/**
	 * Whether an agent is a robot's.
	 * @param line an array with {@link Bytes#SLACK} bytes after the agent
	 * @param from where the agent begins
	 * @param to where it ends
	 * @param hash takes the agent's hash, the same for all ways to escape it
	 * @return whether it is a robot's
	 */
	boolean isRobot(byte[] line, int from, int to, ByteHash hash) {
		byte[] agent = line;
		int start = from;
		int end = to;
		if (Bytes.find(line, from, to, '\\') < to) {
			if (this.plain.length < to - from + Bytes.SLACK) {
				this.plain = new byte[to - from + Bytes.SLACK];
			}
			agent = this.plain;
			start = 0;
			end = Escapes.unescape(line, from, to, this.plain);
		}
		hash.reset();
		hash.add(agent, start, end);
		int answer = this.remembered.get(hash);
		if (answer == RememberedAnswers.UNKNOWN) {
			boolean robot = this.robots.contains(new String(agent, start, end - start, StandardCharsets.UTF_8));
			answer = (robot) ? ROBOT : NO_ROBOT;
			this.remembered.put(hash.first(), hash.second(), answer);
		}
		return answer == ROBOT;
	}

}
