package eu.uptake.download;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * User agents that do not count, by COUNTER's Code of Practice 5.1, 7.8: the answer is
 * that of each regular expression, ignoring the case of ASCII letters and looked for
 * anywhere in the agent, but most of them are plain text, so one search for all texts
 * decides, and the others are tried only where the text they cannot do without was found.
 * Immutable.
 */
final class RobotsList {

	/** The plain patterns' texts, then those of the regular expressions that have one. */
	private final TextSearch texts;

	private final BitSet plain = new BitSet();

	private final List<@Nullable Pattern> byText = new ArrayList<>();

	private final List<Pattern> always = new ArrayList<>();

	/**
	 * Makes a list of patterns.
	 * @param patterns regular expressions
	 * @throws IllegalArgumentException when one is none; the message says which
	 */
	RobotsList(List<String> patterns) {
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < patterns.size(); i++) {
			RobotPattern pattern = RobotPattern.of(patterns.get(i));
			if (pattern.text() == null) {
				this.always.add(compile(i, pattern.pattern()));
				continue;
			}
			this.plain.set(texts.size(), pattern.plain());
			this.byText.add((pattern.plain()) ? null : compile(i, pattern.pattern()));
			texts.add(pattern.text());
		}
		this.texts = new TextSearch(texts);
	}

	private static Pattern compile(int index, String pattern) {
		try {
			return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException("entry %d of the robots list is no regular expression: %s"
				.formatted(index + 1, ex.getDescription()), ex);
		}
	}

	/**
	 * Whether a user agent is a robot's.
	 * @param agent the agent, without the log's escapes
	 * @return whether it is empty, {@code -}, or has a match of a pattern
	 */
	boolean contains(String agent) {
		if (agent.isEmpty() || agent.equals("-")) {
			return true;
		}
		BitSet found = this.texts.search(agent);
		if (found.intersects(this.plain)) {
			return true;
		}
		for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
			Pattern pattern = this.byText.get(i);
			if (pattern != null && pattern.matcher(agent).find()) {
				return true;
			}
		}
		for (Pattern pattern : this.always) {
			if (pattern.matcher(agent).find()) {
				return true;
			}
		}
		return false;
	}

}
