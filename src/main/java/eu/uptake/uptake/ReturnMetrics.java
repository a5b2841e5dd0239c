package eu.uptake.uptake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.springframework.dao.DataAccessException;

import eu.uptake.cycle.ReportingYear;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.cycle.YearStatus;

/**
 * How many returns of the open years stand where. Each instance of the service counts all
 * of them.
 */
class ReturnMetrics {

	private final ReportingYears years;

	private final YearCompleteness completeness;

	private final MultiGauge gauge;

	ReturnMetrics(ReportingYears years, YearCompleteness completeness, MeterRegistry registry) {
		this.years = years;
		this.completeness = completeness;
		this.gauge = MultiGauge.builder("uptake.returns")
			.description("Returns of the open years, by where they stand")
			.register(registry);
	}

	/**
	 * Counts again. While the store is away there are no counts, rather than old ones.
	 */
	void count() {
		List<MultiGauge.Row<?>> rows = new ArrayList<>();
		try {
			for (ReportingYear year : this.years.all()) {
				if (year.status() == YearStatus.OPEN) {
					rows.addAll(rows(year.year(), this.completeness.byStatus(year.year())));
				}
			}
		}
		catch (DataAccessException ex) {
			rows.clear();
		}
		this.gauge.register(rows, true);
	}

	private static List<MultiGauge.Row<?>> rows(int year, Map<ReturnStatus, Integer> counts) {
		List<MultiGauge.Row<?>> rows = new ArrayList<>();
		counts.forEach((status, count) -> rows
			.add(MultiGauge.Row.of(Tags.of("year", String.valueOf(year), "status", status.name()), count)));
		return rows;
	}

}
