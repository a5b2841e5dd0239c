package eu.uptake.uptake;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.contract.Rejection;
import eu.uptake.uptake.ReturnInputs.AnswerWarningInput;
import eu.uptake.uptake.ReturnInputs.ReportUptakeInput;
import eu.uptake.uptake.ReturnInputs.ReturnInput;
import eu.uptake.uptake.ReturnInputs.ReturnPayload;
import eu.uptake.uptake.ReturnInputs.WithdrawUptakeInput;

/**
 * Queries and mutations of {@code graphql/uptake.graphqls}.
 */
@Controller
class NationalReturnController {

	private final UptakeReporting reporting;

	private final VisibleReturns visibleReturns;

	private final ReturnAccess access;

	NationalReturnController(UptakeReporting reporting, VisibleReturns visibleReturns, ReturnAccess access) {
		this.reporting = reporting;
		this.access = access;
		this.visibleReturns = visibleReturns;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	@Nullable NationalReturn nationalReturn(@Argument String country, @Argument int year) {
		return this.visibleReturns.of(List.of(country), year).get(country);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<NationalReturn> nationalReturns(@Argument int year, @Argument @Nullable List<ReturnStatus> statuses) {
		return this.visibleReturns.ofYear(year)
			.stream()
			.filter((each) -> statuses == null || statuses.contains(each.status()))
			.toList();
	}

	@MutationMapping
	@PreAuthorize("hasRole('COORDINATOR')")
	ReturnPayload reportUptake(@Argument ReportUptakeInput input) {
		this.access.checkReporting(input.country());
		return payload(input.country(), input.year(), () -> this.reporting.report(input));
	}

	@MutationMapping
	@PreAuthorize("hasRole('COORDINATOR')")
	ReturnPayload withdrawUptake(@Argument WithdrawUptakeInput input) {
		this.access.checkReporting(input.country());
		return payload(input.country(), input.year(), () -> this.reporting.withdraw(input));
	}

	@MutationMapping
	@PreAuthorize("hasRole('COORDINATOR')")
	ReturnPayload answerWarning(@Argument AnswerWarningInput input) {
		this.access.checkReporting(input.country());
		return payload(input.country(), input.year(), () -> this.reporting.answer(input));
	}

	@MutationMapping
	@PreAuthorize("hasRole('COORDINATOR')")
	ReturnPayload submitReturn(@Argument ReturnInput input) {
		this.access.checkReporting(input.country());
		return payload(input.country(), input.year(), () -> this.reporting.submit(input));
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	ReturnPayload acceptReturn(@Argument ReturnInput input) {
		return payload(input.country(), input.year(), () -> this.reporting.accept(input));
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	ReturnPayload sendBackReturn(@Argument ReturnInput input) {
		return payload(input.country(), input.year(), () -> this.reporting.sendBack(input));
	}

	// With an error comes the return as it stands, so that a client can show both.
	private ReturnPayload payload(String country, int year, Supplier<NationalReturn> change) {
		try {
			return new ReturnPayload(change.get(), List.of());
		}
		catch (Rejection ex) {
			return new ReturnPayload(this.visibleReturns.of(List.of(country), year).get(country), ex.errors());
		}
	}

}
