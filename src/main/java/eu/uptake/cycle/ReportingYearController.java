package eu.uptake.cycle;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.account.Account;
import eu.uptake.account.CurrentAccount;
import eu.uptake.account.Role;
import eu.uptake.contract.Rejection;
import eu.uptake.cycle.ReportingYear.YearChange;
import eu.uptake.cycle.YearInputs.YearInput;
import eu.uptake.cycle.YearInputs.YearPayload;
import eu.uptake.cycle.YearInputs.YearScheduleInput;

/**
 * {@code graphql/cycle.graphqls}.
 */
@Controller
class ReportingYearController {

	private final ReportingYears years;

	private final YearCycle cycle;

	private final CurrentAccount currentAccount;

	ReportingYearController(ReportingYears years, YearCycle cycle, CurrentAccount currentAccount) {
		this.years = years;
		this.cycle = cycle;
		this.currentAccount = currentAccount;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	@Nullable ReportingYear reportingYear(@Argument int year) {
		return (this.cycle.checkYear(year) == null) ? this.years.get(year) : null;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<ReportingYear> reportingYears() {
		return this.years.all();
	}

	@SchemaMapping
	@Nullable List<YearChange> changes(ReportingYear reportingYear) {
		return seesHistory() ? reportingYear.changes() : null;
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	YearPayload scheduleYear(@Argument YearScheduleInput input) {
		return Rejection.answer(() -> this.cycle.schedule(input), YearPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	YearPayload openYear(@Argument YearScheduleInput input) {
		return Rejection.answer(() -> this.cycle.open(input), YearPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	YearPayload lockYear(@Argument YearInput input) {
		return Rejection.answer(() -> this.cycle.lock(input.year()), YearPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	YearPayload publishYear(@Argument YearInput input) {
		return Rejection.answer(() -> this.cycle.publish(input.year()), YearPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	YearPayload reopenYear(@Argument YearInput input) {
		return Rejection.answer(() -> this.cycle.reopen(input.year(), input.reason()), YearPayload::new);
	}

	private boolean seesHistory() {
		Account account = this.currentAccount.find();
		return account != null && (account.isTaxud() || account.role() == Role.COORDINATOR);
	}

}
