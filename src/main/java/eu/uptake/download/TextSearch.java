package eu.uptake.download;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Finds which of many texts a string contains, in one pass (Aho and Corasick, 1975).
 * Ignores the case of ASCII letters and of no others, as
 * {@link java.util.regex.Pattern#CASE_INSENSITIVE} does. Immutable.
 */
final class TextSearch {

	private static final int ASCII = 128;

	/** The column of each character the texts have; column 0 is all others'. */
	private final Map<Character, Integer> columns = new HashMap<>();

	private final int[] asciiColumns = new int[ASCII];

	private final int width;

	/** The next state by state and column. */
	private int[] states;

	private int count = 1;

	/** The texts that end in a state. */
	private final List<BitSet> found = new ArrayList<>();

	TextSearch(List<String> texts) {
		for (String text : texts) {
			for (int i = 0; i < text.length(); i++) {
				this.columns.putIfAbsent(lower(text.charAt(i)), this.columns.size() + 1);
			}
		}
		for (int character = 0; character < ASCII; character++) {
			this.asciiColumns[character] = this.columns.getOrDefault(lower((char) character), 0);
		}
		this.width = this.columns.size() + 1;
		this.states = new int[this.width];
		this.found.add(new BitSet());
		for (int i = 0; i < texts.size(); i++) {
			add(texts.get(i), i);
		}
		linkFailures();
	}

	private void add(String text, int number) {
		int state = 0;
		for (int i = 0; i < text.length(); i++) {
			int step = state * this.width + column(text.charAt(i));
			if (this.states[step] == 0) {
				this.states[step] = this.count++;
				this.found.add(new BitSet());
				if (this.count * this.width > this.states.length) {
					this.states = Arrays.copyOf(this.states, 2 * this.count * this.width);
				}
			}
			state = this.states[step];
		}
		this.found.get(state).set(number);
	}

	/**
	 * Breadth first, so that the state of a shorter suffix is complete before it is
	 * copied from.
	 */
	private void linkFailures() {
		int[] failures = new int[this.count];
		Queue<Integer> queue = new ArrayDeque<>(List.of(0));
		while (!queue.isEmpty()) {
			int state = queue.remove();
			int failure = failures[state];
			this.found.get(state).or(this.found.get(failure));
			for (int column = 0; column < this.width; column++) {
				int step = state * this.width + column;
				int shorter = (state != 0) ? this.states[failure * this.width + column] : 0;
				if (this.states[step] != 0) {
					failures[this.states[step]] = shorter;
					queue.add(this.states[step]);
				}
				else {
					this.states[step] = shorter;
				}
			}
		}
	}

	/**
	 * Searches.
	 * @param string where to search
	 * @return the numbers of the texts it contains
	 */
	BitSet search(String string) {
		BitSet result = new BitSet();
		int state = 0;
		for (int i = 0; i < string.length(); i++) {
			state = this.states[state * this.width + column(string.charAt(i))];
			result.or(this.found.get(state));
		}
		return result;
	}

	private int column(char character) {
		return (character < ASCII) ? this.asciiColumns[character] : this.columns.getOrDefault(character, 0);
	}

	private static char lower(char character) {
		return (character >= 'A' && character <= 'Z') ? (char) (character + 'a' - 'A') : character;
	}

}
