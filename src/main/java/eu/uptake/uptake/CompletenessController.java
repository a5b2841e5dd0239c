package eu.uptake.uptake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

import eu.uptake.account.Account;
import eu.uptake.account.CurrentAccount;
import eu.uptake.account.Role;
import eu.uptake.cycle.ReportingYear;
import eu.uptake.cycle.YearStatus;

/**
 * {@code ReportingYear.completeness}: of published years for all; of others the counts
 * for coordinators, and the names too for TAXUD.
 */
@Controller
class CompletenessController {

	private final YearCompleteness completeness;

	private final CurrentAccount currentAccount;

	CompletenessController(YearCompleteness completeness, CurrentAccount currentAccount) {
		this.completeness = completeness;
		this.currentAccount = currentAccount;
	}

	@BatchMapping(typeName = "ReportingYear")
	Map<ReportingYear, @Nullable Completeness> completeness(List<ReportingYear> years) {
		Account account = this.currentAccount.find();
		boolean taxud = account != null && account.isTaxud();
		boolean counts = taxud || (account != null && account.role() == Role.COORDINATOR);
		Map<ReportingYear, Completeness> visible = this.completeness
			.of(years.stream().filter((year) -> counts || isPublished(year)).toList());
		Map<ReportingYear, @Nullable Completeness> found = new HashMap<>();
		for (ReportingYear year : years) {
			Completeness each = visible.get(year);
			found.put(year, (each == null || taxud || isPublished(year)) ? each : each.withoutNames());
		}
		return found;
	}

	private static boolean isPublished(ReportingYear year) {
		return year.status() == YearStatus.PUBLISHED;
	}

}
