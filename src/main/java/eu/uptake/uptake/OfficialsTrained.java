package eu.uptake.uptake;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.measure.Measure;
import eu.uptake.measure.Measurement;
import eu.uptake.uptake.YearlyUptakes.YearOfUptakes;

/**
 * Indicator 4.6: how many officials were trained with the modules.
 */
@Component
class OfficialsTrained implements Measure {

	private final YearlyUptakes uptakes;

	OfficialsTrained(YearlyUptakes uptakes) {
		this.uptakes = uptakes;
	}

	@Override
	public String name() {
		return "officialsTrained";
	}

	@Override
	public Set<String> collections() {
		return Set.of("returns");
	}

	@Override
	public String formula() {
		return "The sum of the trainees over the uptakes whose number is known; who was trained with two modules counts twice.";
	}

	@Override
	public Map<Integer, Measurement> of(Collection<Integer> years) {
		return this.uptakes.measure(years, OfficialsTrained::measurement);
	}

	private static Measurement measurement(YearOfUptakes counted) {
		return new Measurement(trainees(counted), counted.withNumber() < counted.uptakes(),
				List.of(YearOfUptakes.count("returns", counted.returns()),
						YearOfUptakes.count("uptakes", counted.uptakes()),
						YearOfUptakes.count("uptakes with a number of trainees", counted.withNumber()),
						YearOfUptakes.count("trainees", counted.trainees())),
				counted.records());
	}

	// Uptakes none of which has a number say nothing, which is not 0.
	private static @Nullable BigDecimal trainees(YearOfUptakes counted) {
		boolean known = counted.withNumber() > 0 || (counted.returns() > 0 && counted.uptakes() == 0);
		return known ? BigDecimal.valueOf(counted.trainees()) : null;
	}

}
