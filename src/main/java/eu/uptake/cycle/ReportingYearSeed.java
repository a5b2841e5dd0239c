package eu.uptake.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.embedded.ConditionalOnEmbeddedStore;
import eu.uptake.seed.SeedData;
import eu.uptake.seed.SeedFile;
import eu.uptake.seed.SeedRow;

/**
 * Reads {@code reporting-years.csv}.
 */
@Component
@Order(3)
class ReportingYearSeed implements SeedFile<ReportingYear> {

	private final ObjectProvider<DemoYear> demoYear;

	private final Clock clock;

	ReportingYearSeed(ObjectProvider<DemoYear> demoYear, Clock clock) {
		this.demoYear = demoYear;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "reporting-years.csv";
	}

	@Override
	public ReportingYear read(SeedRow row, SeedData earlier) {
		int year = row.number("year");
		if (year < ReportingYears.FIRST) {
			throw row.fail("year is before " + ReportingYears.FIRST);
		}
		if (year > Year.now(this.clock).getValue() + 1) {
			throw row.fail("year is after next year");
		}
		return new ReportingYear(year, 1, row.constant("status", YearStatus.class), null, null, null, null, List.of(),
				1);
	}

	@Override
	public String key(ReportingYear year) {
		return String.valueOf(year.year());
	}

	@Override
	public Collection<ReportingYear> documents(List<ReportingYear> years) {
		List<ReportingYear> documents = new ArrayList<>(years);
		this.demoYear.ifAvailable((demo) -> {
			ReportingYear open = demo.open();
			if (years.stream().noneMatch((year) -> year.year() == open.year())) {
				documents.add(open);
			}
		});
		return documents;
	}

	/**
	 * Opens the current year where the service is tried out, so that there is something
	 * to report to.
	 */
	@Component
	@ConditionalOnEmbeddedStore
	static class DemoYear {

		private final CycleProperties properties;

		private final Clock clock;

		DemoYear(CycleProperties properties, Clock clock) {
			this.properties = properties;
			this.clock = clock;
		}

		ReportingYear open() {
			LocalDate today = LocalDate.now(this.clock);
			YearSchedule schedule = this.properties.complete(today.getYear(), new YearSchedule(today, null, null));
			return ReportingYear.planned(today.getYear()).open(schedule, this.clock.instant(), "seed").settled();
		}

	}

}
