package eu.uptake.indicator;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import eu.uptake.measure.Measurement;

/**
 * What the indicators of one answer share: each measure is computed once for all years,
 * when the first of them is asked for.
 */
final class IndicatorSheet {

	private final Measures measures;

	private final Collection<Integer> visible;

	private final Collection<Integer> hidden;

	private final boolean seesNames;

	private final Map<String, Map<Integer, Measurement>> measured = new ConcurrentHashMap<>();

	/**
	 * Begins an answer.
	 * @param measures the measures
	 * @param visible the years whose values may be seen, ascending
	 * @param hidden the years that have values which may not
	 * @param seesNames whether it may be seen who has recorded what
	 */
	IndicatorSheet(Measures measures, Collection<Integer> visible, Collection<Integer> hidden, boolean seesNames) {
		this.measures = measures;
		this.visible = visible;
		this.hidden = Set.copyOf(hidden);
		this.seesNames = seesNames;
	}

	Collection<Integer> visible() {
		return this.visible;
	}

	boolean hides(int year) {
		return this.hidden.contains(year);
	}

	boolean seesNames() {
		return this.seesNames;
	}

	String formula(String measure) {
		return this.measures.get(measure).formula();
	}

	@Nullable Measurement measurement(String measure, int year) {
		return this.measured.computeIfAbsent(measure, (name) -> this.measures.get(name).of(this.visible)).get(year);
	}

}
