package eu.uptake.uptake;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import eu.uptake.measure.Measure;
import eu.uptake.measure.Measurement;
import eu.uptake.uptake.YearlyUptakes.YearOfUptakes;

/**
 * Indicator 4.1: how many modules were used, added up over the countries.
 */
@Component
class ModulesUsed implements Measure {

	private final YearlyUptakes uptakes;

	ModulesUsed(YearlyUptakes uptakes) {
		this.uptakes = uptakes;
	}

	@Override
	public String name() {
		return "modulesUsed";
	}

	@Override
	public Set<String> collections() {
		return Set.of("returns");
	}

	@Override
	public String formula() {
		return "The number of uptakes: the modules that each country used, added up over the countries.";
	}

	@Override
	public Map<Integer, Measurement> of(Collection<Integer> years) {
		return this.uptakes.measure(years, ModulesUsed::measurement);
	}

	// Without a return nobody has said that nothing was used.
	private static Measurement measurement(YearOfUptakes counted) {
		return new Measurement((counted.returns() > 0) ? BigDecimal.valueOf(counted.uptakes()) : null, false,
				List.of(YearOfUptakes.count("returns", counted.returns()),
						YearOfUptakes.count("countries that used a module", counted.countries()),
						YearOfUptakes.count("different modules", counted.modules()),
						YearOfUptakes.count("uptakes", counted.uptakes())),
				counted.records());
	}

}
