package eu.uptake.report;

import java.util.Set;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import eu.uptake.account.Account;
import eu.uptake.account.CurrentAccount;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.cycle.YearStatus;

/**
 * {@code GET /api/reports/{year}.html} and {@code .pdf}: for everybody where the year is
 * published, for TAXUD as soon as it is open.
 */
@RestController
class ReportController {

	private static final Set<YearStatus> DRAFTS = Set.of(YearStatus.OPEN, YearStatus.LOCKED);

	private final ProgressReports reports;

	private final ReportingYears years;

	private final CurrentAccount currentAccount;

	ReportController(ProgressReports reports, ReportingYears years, CurrentAccount currentAccount) {
		this.reports = reports;
		this.years = years;
		this.currentAccount = currentAccount;
	}

	@GetMapping("/api/reports/{year}.html")
	@PreAuthorize("permitAll()")
	ResponseEntity<String> html(@PathVariable int year) {
		check(year);
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noCache())
			.header("Content-Security-Policy",
					"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'")
			.body(this.reports.html(year));
	}

	@GetMapping("/api/reports/{year}.pdf")
	@PreAuthorize("permitAll()")
	ResponseEntity<byte[]> pdf(@PathVariable int year) {
		check(year);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.cacheControl(CacheControl.noCache())
			.header("Content-Disposition", "inline; filename=\"customs-training-%d.pdf\"".formatted(year))
			.body(this.reports.pdf(year));
	}

	private void check(int year) {
		YearStatus status = this.years.get(year).status();
		Account account = this.currentAccount.find();
		if (status != YearStatus.PUBLISHED && !(account != null && account.isTaxud())) {
			throw new AccessDeniedException("The report of an unpublished year is for TAXUD");
		}
		if (status != YearStatus.PUBLISHED && !DRAFTS.contains(status)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is nothing to report of " + year);
		}
	}

}
