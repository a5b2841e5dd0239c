package eu.uptake.session;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.uptake.measure.Measure;
import eu.uptake.measure.Measurement;
import eu.uptake.measure.Measurement.Count;

/**
 * A measure over the sessions of a year. Those that count are the same for everybody, so
 * that what is public in a published year is what TAXUD sees.
 *
 * @param name the name
 * @param formula how it is computed
 * @param figures adds up the years, by one aggregation
 * @param value computes the value of a year's sums, with what went in
 */
record SessionMeasure(String name, String formula, SessionFigures figures,
		Function<SessionSums, Result> value) implements Measure {

	@Override
	public Set<String> collections() {
		return Set.of("trainingSessions");
	}

	@Override
	public Map<Integer, Measurement> of(Collection<Integer> years) {
		Map<Integer, Measurement> measurements = new HashMap<>();
		this.figures.ofYears(years).forEach((year, sums) -> {
			Result result = this.value.apply(sums);
			measurements.put(year, new Measurement(result.value(), false, result.counts(), records(year)));
		});
		return measurements;
	}

	static Count count(String name, long value) {
		return new Count(name, BigDecimal.valueOf(value));
	}

	private static String records(int year) {
		return """
				{ trainingSessions(filter: { years: [%d] }, first: 200) {
				  totalCount
				  nodes {
				    id system title startsOn endsOn officials
				    feedback {
				      metExpectations { fully largely partly notAtAll }
				      useful { veryUseful useful notVeryUseful notUseful }
				    }
				  }
				  pageInfo { hasNextPage endCursor }
				} }
				""".formatted(year);
	}

	/**
	 * A year's value.
	 *
	 * @param value the value, or null with no answer
	 * @param counts what it was computed from
	 */
	record Result(@Nullable BigDecimal value, List<Count> counts) {

		static Result of(long value, Count... counts) {
			return new Result(BigDecimal.valueOf(value), List.of(counts));
		}

		// Of 100 answers, how many are the ones asked about.
		static Result percent(long part, long all, Count... counts) {
			BigDecimal value = (all > 0)
					? BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(all), MathContext.DECIMAL128) : null;
			return new Result(value, List.of(counts));
		}

	}

}
