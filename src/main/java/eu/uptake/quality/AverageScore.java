package eu.uptake.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.data.mongodb.core.query.Criteria;

import eu.uptake.measure.Measure;
import eu.uptake.measure.Measurement;
import eu.uptake.measure.Measurement.Count;

/**
 * The average overall score that some audiences give.
 *
 * @param name the measure's name
 * @param people the audiences in words
 * @param audiences the audiences
 * @param statistics where the scores are counted
 * @param access who sees the scores of few
 * @param smallest the fewest responses whose scores everybody sees
 */
record AverageScore(String name, String people, List<Audience> audiences, QualityStatistics statistics,
		QualityAccess access, int smallest) implements Measure {

	@Override
	public Set<String> collections() {
		return Set.of("qualityStats");
	}

	@Override
	public String formula() {
		return ("The mean of the overall scores that %s gave, on a scale of 100; an overall score is the mean of a"
				+ " response's dimensions, and every response weighs the same.")
			.formatted(this.people);
	}

	@Override
	public Map<Integer, Measurement> of(Collection<Integer> years) {
		Map<Integer, Measurement> measured = new HashMap<>();
		years.forEach((year) -> measured.put(year, measurement(year, Tally.NONE)));
		List<Criteria> counted = List.of(Criteria.where("year").in(years));
		this.statistics.sum(counted, this.audiences, CountedScores::year)
			.forEach((year, sums) -> measured.put(year, measurement(year, sums.tally(Aspect.OVERALL))));
		return measured;
	}

	private Measurement measurement(int year, Tally tally) {
		BigDecimal responses = BigDecimal.valueOf(tally.count());
		List<Count> counts = new ArrayList<>(List.of(new Count("responses", responses)));
		if (tally.count() == 0 || (tally.count() < this.smallest && !this.access.seesSmallGroups(null))) {
			return new Measurement(null, false, counts, records(year));
		}
		BigDecimal units = BigDecimal.valueOf(Aspect.OVERALL.unitsPerPoint());
		BigDecimal sum = BigDecimal.valueOf(tally.sum());
		counts.add(new Count("points of their overall scores", sum.divide(units, MathContext.DECIMAL128)));
		// In decimals, not in binary fractions: what lies on the edge is to be rounded
		// up.
		BigDecimal mean = sum.divide(units.multiply(responses), MathContext.DECIMAL128);
		return new Measurement(mean, false, counts, records(year));
	}

	private String records(int year) {
		return """
				{
				  qualityByModule(filter: { years: [%d], audiences: %s }) {
				    trainingModule { code }
				    scores { responses overall }
				  }
				}""".formatted(year, this.audiences);
	}

}
