package eu.uptake.indicator;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

import eu.uptake.measure.Measure;

/**
 * The measures there are. A service that doesn't know the measure of an indicator it
 * holds doesn't start: a row that is silently without values is worse.
 */
@Component
class Measures implements SmartInitializingSingleton {

	private final Map<String, Measure> byName;

	private final Indicators indicators;

	Measures(List<Measure> measures, Indicators indicators) {
		this.byName = measures.stream().collect(Collectors.toMap(Measure::name, Function.identity(), (one, other) -> {
			throw new IllegalStateException("Two measures are named " + one.name());
		}, TreeMap::new));
		this.indicators = indicators;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (Indicator indicator : this.indicators.ofObjective(null)) {
			String measure = indicator.definition().measure();
			if (measure != null && !this.byName.containsKey(measure)) {
				throw new IllegalStateException("Indicator %s is computed by %s, which is none of the measures %s"
					.formatted(indicator.code(), measure, names()));
			}
		}
	}

	Collection<String> names() {
		return this.byName.keySet();
	}

	Measure get(String name) {
		Measure measure = this.byName.get(name);
		if (measure == null) {
			throw new IllegalArgumentException("No measure " + name);
		}
		return measure;
	}

}
