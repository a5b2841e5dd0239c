package eu.uptake.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import eu.uptake.quality.QualityRows.QualityScores;

/**
 * Withholds the scores of groups so small that they would tell what single people said.
 *
 * @param smallest the fewest responses whose scores are shown
 */
record SmallGroups(int smallest) {

	/**
	 * Withholds what must not be shown. Where that is one row of a list, the next
	 * smallest is withheld too: with the total, one alone could be got by subtraction.
	 * @param rows the rows of a list, by key
	 * @param entitled whether the one who asks sees a row in any case
	 * @return the rows in the same order
	 */
	Map<Object, QualityScores> withhold(Map<Object, QualityScores> rows, Predicate<Object> entitled) {
		List<Object> guarded = new ArrayList<>();
		for (Object key : rows.keySet()) {
			if (!entitled.test(key)) {
				guarded.add(key);
			}
		}
		// Of rows as small as each other always the same: two answers must not make up
		// for each other.
		guarded
			.sort(Comparator.comparingLong((Object key) -> rows.get(key).responses()).thenComparing(String::valueOf));
		long small = guarded.stream().filter((key) -> rows.get(key).responses() < this.smallest).count();
		long withheld = (small == 1) ? 2 : small;
		Map<Object, QualityScores> shown = new LinkedHashMap<>(rows);
		guarded.forEach((key) -> shown.put(key, rows.get(key).withoutSmallDimensions(this.smallest)));
		guarded.stream().limit(withheld).forEach((key) -> shown.put(key, rows.get(key).withheld()));
		return shown;
	}

}
