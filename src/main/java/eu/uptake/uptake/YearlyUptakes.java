package eu.uptake.uptake;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import eu.uptake.cycle.ReportingYears;
import eu.uptake.fresh.Reading;
import eu.uptake.measure.Measurement;
import eu.uptake.measure.Measurement.Count;
import eu.uptake.uptake.ReadReturns.ReadReturn;

/**
 * The uptakes that count in a year's measures: in a published year those of accepted
 * returns, in any other also those of submitted ones.
 */
@Component
class YearlyUptakes {

	private static final List<ReturnStatus> PUBLIC = List.of(ReturnStatus.ACCEPTED);

	private final ReadReturns returns;

	private final ReportingYears years;

	YearlyUptakes(ReadReturns returns, ReportingYears years) {
		this.returns = returns;
		this.years = years;
	}

	/**
	 * Counts uptakes, by one query.
	 * @param asked the calendar years
	 * @param measurement what a year's uptakes are measured to be
	 * @return the measurement of each of the years
	 */
	Map<Integer, Measurement> measure(Collection<Integer> asked, Function<YearOfUptakes, Measurement> measurement) {
		Map<Integer, Measurement> measured = new HashMap<>();
		Reading.once(List.of(this, List.copyOf(asked)), () -> of(asked))
			.forEach((year, counted) -> measured.put(year, measurement.apply(counted)));
		return measured;
	}

	private Map<Integer, YearOfUptakes> of(Collection<Integer> asked) {
		List<Integer> published = this.years.published();
		Map<Integer, YearOfUptakes> found = new HashMap<>();
		for (int year : asked) {
			List<ReturnStatus> statuses = published.contains(year) ? PUBLIC : UptakeFilter.REPORTED;
			found.put(year, new YearOfUptakes(year, statuses, 0, 0, 0, 0, 0, 0));
		}
		Map<Integer, UptakeSums> sums = new HashMap<>();
		Map<Integer, Integer> returns = new HashMap<>();
		for (ReadReturn each : this.returns.of(asked, null)) {
			// One without uptakes counts: it says that none was used.
			if (found.get(each.year()).statuses().contains(each.status())) {
				returns.merge(each.year(), 1, Integer::sum);
				UptakeSums ofYear = sums.computeIfAbsent(each.year(), (none) -> new UptakeSums());
				each.uptakes().forEach((uptake) -> ofYear.add(each, uptake));
			}
		}
		sums.forEach(
				(year, ofYear) -> found.computeIfPresent(year, (same, none) -> none.with(returns.get(year), ofYear)));
		return found;
	}

	/**
	 * What counts in a year.
	 *
	 * @param year the calendar year
	 * @param statuses the statuses of the returns that count
	 * @param returns how many returns count
	 * @param uptakes how many uptakes they have
	 * @param countries how many countries used a module
	 * @param modules how many different modules were used
	 * @param withNumber how many of the uptakes have a number of trainees
	 * @param trainees the sum of these numbers
	 */
	record YearOfUptakes(int year, List<ReturnStatus> statuses, int returns, long uptakes, int countries, int modules,
			long withNumber, long trainees) {

		private YearOfUptakes with(int counted, UptakeSums sums) {
			return new YearOfUptakes(this.year, this.statuses, counted, sums.uptakes(), sums.countries(),
					sums.modules(), sums.trainees().uptakesCounted(), sums.trainees().count());
		}

		static Count count(String name, long value) {
			return new Count(name, BigDecimal.valueOf(value));
		}

		/**
		 * Lists the records.
		 * @return a GraphQL query
		 */
		String records() {
			return """
					{
					  nationalReturns(year: %d, statuses: %s) {
					    country { code }
					    status
					    uptakes { trainingModule { code } trainees note }
					  }
					}""".formatted(this.year, this.statuses);
		}

	}

}
