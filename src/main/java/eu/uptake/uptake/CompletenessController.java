package eu.uptake.uptake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

import eu.uptake.cycle.ReportingYear;
import eu.uptake.cycle.ReportingYears;

/**
 * {@code ReportingYear.completeness}: of published years for all; of others the counts
 * for coordinators, and the names too for TAXUD. And what of it concerns one return.
 */
@Controller
class CompletenessController {

	private final YearCompleteness completeness;

	private final ReportingYears years;

	private final ReturnAccess access;

	CompletenessController(YearCompleteness completeness, ReportingYears years, ReturnAccess access) {
		this.completeness = completeness;
		this.years = years;
		this.access = access;
	}

	@BatchMapping(typeName = "ReportingYear")
	Map<ReportingYear, @Nullable Completeness> completeness(List<ReportingYear> years) {
		Map<ReportingYear, Completeness> visible = this.completeness
			.of(years.stream().filter(this.access::seesCounts).toList());
		Map<ReportingYear, @Nullable Completeness> found = new HashMap<>();
		for (ReportingYear year : years) {
			Completeness each = visible.get(year);
			found.put(year, (each == null || this.access.seesNames(year)) ? each : each.withoutNames());
		}
		return found;
	}

	@BatchMapping(typeName = "NationalReturn")
	Map<NationalReturn, @Nullable Boolean> onTime(List<NationalReturn> returns) {
		Map<Integer, ReportingYear> byYear = new HashMap<>();
		Map<NationalReturn, @Nullable Boolean> found = new HashMap<>();
		for (NationalReturn each : returns) {
			LocalDate dueOn = byYear.computeIfAbsent(each.year(), this.years::get).dueOn();
			found.put(each, this.completeness.isOnTime(each.firstSubmittedAt(), dueOn));
		}
		return found;
	}

}
