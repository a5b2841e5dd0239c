package eu.uptake.quality;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.audit.Deed;
import eu.uptake.country.Countries;
import eu.uptake.quality.SurveyInputs.RecordSurveySummaryInput;

/**
 * {@code POST /api/surveys/{country}/{year}}: a CSV file of responses or summaries.
 */
@RestController
class SurveyUploadController {

	private final SurveyReporting reporting;

	private final SurveyLedger ledger;

	private final QualityAccess access;

	private final Countries countries;

	private final AuditTrail audit;

	private final Clock clock;

	SurveyUploadController(SurveyReporting reporting, SurveyLedger ledger, QualityAccess access, Countries countries,
			AuditTrail audit, Clock clock) {
		this.reporting = reporting;
		this.ledger = ledger;
		this.access = access;
		this.countries = countries;
		this.audit = audit;
		this.clock = clock;
	}

	@PostMapping(path = "/api/surveys/{country}/{year}", consumes = "text/csv")
	@PreAuthorize("hasAnyRole('COORDINATOR', 'TAXUD')")
	SurveyUpload.Report upload(@PathVariable String country, @PathVariable int year,
			@RequestParam(defaultValue = "false") boolean dryRun, InputStream body) throws IOException {
		String code = this.countries.find(country)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no country " + country))
			.code();
		return dryRun ? load(new DryRun(), code, year, body) : this.audit
			.record(new Deed("uploadSurveys", "surveys %s %d".formatted(code, year), code, year), () -> {
				SurveyUpload.Report report = load(new Load(), code, year, body);
				this.audit.wrote(Changes.none()
					.add("rows", null, report.rows())
					.add("added", null, report.added())
					.add("known", null, report.known())
					.add("problems", null, report.problemCount()));
				return report;
			});
	}

	private SurveyUpload.Report load(SurveyUpload.Target target, String code, int year, InputStream body)
			throws IOException {
		this.access.checkReporting(code);
		if (!target.isDryRun()) {
			this.audit.writingMuch();
		}
		return new SurveyUpload(target, this.reporting.checks(), this.clock, code, year).read(body);
	}

	private final class DryRun implements SurveyUpload.Target {

		@Override
		public boolean isDryRun() {
			return true;
		}

		@Override
		public Map<String, SurveyLedger.Outcome> load(List<SurveyResponse> responses) {
			return SurveyUploadController.this.ledger.preview(responses);
		}

		@Override
		public void load(RecordSurveySummaryInput summary) {
			// Nothing to do: the row has been checked.
		}

	}

	private final class Load implements SurveyUpload.Target {

		@Override
		public boolean isDryRun() {
			return false;
		}

		@Override
		public Map<String, SurveyLedger.Outcome> load(List<SurveyResponse> responses) {
			return SurveyUploadController.this.ledger.add(responses);
		}

		@Override
		public void load(RecordSurveySummaryInput summary) {
			SurveyUploadController.this.reporting.recordChecked(summary);
		}

	}

}
