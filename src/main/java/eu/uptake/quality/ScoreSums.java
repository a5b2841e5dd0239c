package eu.uptake.quality;

import java.util.EnumMap;
import java.util.Map;

/**
 * Adds statistics up. Not thread-safe.
 */
class ScoreSums {

	private final long[] numbers = new long[Aspect.values().length * CountedScores.PARTS];

	void add(CountedScores scores) {
		for (int i = 0; i < this.numbers.length; i++) {
			this.numbers[i] += scores.numbers()[i];
		}
	}

	QualitySums sums() {
		Map<Aspect, Tally> tallies = new EnumMap<>(Aspect.class);
		for (Aspect aspect : Aspect.values()) {
			int from = aspect.ordinal() * CountedScores.PARTS;
			tallies.put(aspect, new Tally(this.numbers[from], this.numbers[from + 1], this.numbers[from + 2],
					this.numbers[from + 3]));
		}
		return new QualitySums(tallies);
	}

}
