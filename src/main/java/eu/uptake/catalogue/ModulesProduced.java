package eu.uptake.catalogue;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import eu.uptake.measure.Measure;
import eu.uptake.measure.Measurement;
import eu.uptake.measure.Measurement.Count;

/**
 * Indicator 4.8: how many modules have been produced by the end of a year. What is
 * retired stays produced.
 */
@Component
class ModulesProduced implements Measure {

	private final TrainingModules modules;

	ModulesProduced(TrainingModules modules) {
		this.modules = modules;
	}

	@Override
	public String name() {
		return "modulesProduced";
	}

	@Override
	public Set<String> collections() {
		return Set.of("modules");
	}

	@Override
	public String formula() {
		return "The number of modules produced by the end of the year, those retired since included.";
	}

	@Override
	public Map<Integer, Measurement> of(Collection<Integer> years) {
		List<Integer> produced = this.modules.all()
			.values()
			.stream()
			.map((module) -> module.producedOn().getYear())
			.toList();
		Map<Integer, Measurement> measured = new HashMap<>();
		years.forEach((year) -> measured.put(year, measurement(year, produced)));
		return measured;
	}

	private static Measurement measurement(int year, List<Integer> produced) {
		BigDecimal byThen = count(produced.stream().filter((each) -> each <= year).count());
		BigDecimal inTheYear = count(produced.stream().filter((each) -> each == year).count());
		return new Measurement(byThen, false, List.of(new Count("modules produced by the end of the year", byThen),
				new Count("of these in the year itself", inTheYear)), records(year));
	}

	private static BigDecimal count(long number) {
		return BigDecimal.valueOf(number);
	}

	private static String records(int year) {
		return """
				{
				  trainingModules(filter: { producedBy: %d }, first: 200) {
				    totalCount
				    nodes { code title producedOn retiredOn }
				    pageInfo { hasNextPage endCursor }
				  }
				}""".formatted(year);
	}

}
