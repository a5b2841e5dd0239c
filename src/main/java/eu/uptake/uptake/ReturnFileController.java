package eu.uptake.uptake;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Deed;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.cycle.YearCycle;
import eu.uptake.sheet.SheetFormat;
import eu.uptake.sheet.SheetTooLargeException;
import eu.uptake.uptake.ReturnInputs.ReturnInput;

/**
 * {@code GET /api/returns/{year}/{country}.xlsx} and {@code .csv}: a return to be filled
 * in; {@code POST /api/returns/{year}/{country}}: the same filled in.
 */
@RestController
class ReturnFileController {

	private final ReturnTemplate template;

	private final ReturnUpload upload;

	private final ReturnAccess access;

	private final Countries countries;

	private final YearCycle cycle;

	private final AuditTrail audit;

	ReturnFileController(ReturnTemplate template, ReturnUpload upload, ReturnAccess access, Countries countries,
			YearCycle cycle, AuditTrail audit) {
		this.template = template;
		this.upload = upload;
		this.access = access;
		this.countries = countries;
		this.cycle = cycle;
		this.audit = audit;
	}

	@GetMapping("/api/returns/{year}/{country}.{ending:csv|xlsx}")
	@PreAuthorize("hasAnyRole('COORDINATOR', 'TAXUD')")
	ResponseEntity<byte[]> download(@PathVariable int year, @PathVariable String country, @PathVariable String ending,
			@RequestParam(defaultValue = ",") String separator) throws IOException {
		Country found = find(country);
		if (!this.access.seesInside(found.code())) {
			throw new AccessDeniedException("Not the country's coordinator");
		}
		if (this.cycle.checkYear(year) != null || !found.participatesIn(year)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"%s has no return for %d".formatted(found.name(), year));
		}
		if (!separator.equals(",") && !separator.equals(";")) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The separator is a comma or a semicolon");
		}
		SheetFormat format = ending.equals("csv") ? SheetFormat.CSV : SheetFormat.XLSX;
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, format.mediaType())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename("return-%d-%s.%s".formatted(year, found.code(), format.ending()))
						.build()
						.toString())
			.body(this.template.write(found.code(), year, format, separator.charAt(0)));
	}

	@PostMapping(path = "/api/returns/{year}/{country:[A-Za-z]+}",
			consumes = { "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" })
	@PreAuthorize("hasRole('COORDINATOR')")
	ReturnUpload.Report upload(@PathVariable int year, @PathVariable String country,
			@RequestParam(defaultValue = "false") boolean dryRun,
			@RequestParam(required = false) @Nullable Integer expectedVersion, InputStream body) throws IOException {
		String code = find(country).code();
		ReturnInput key = new ReturnInput(code, year, expectedVersion, null);
		return dryRun ? load(key, true, body)
				: this.audit.record(new Deed("uploadReturn", "return %s %d".formatted(code, year), code, year), () -> {
					ReturnUpload.Report report = load(key, false, body);
					this.audit.rejected(report.problems().stream().map((each) -> each.code().name()).toList());
					return report;
				});
	}

	private ReturnUpload.Report load(ReturnInput key, boolean dryRun, InputStream body) throws IOException {
		this.access.checkReporting(key.country());
		try {
			return this.upload.load(key, dryRun, body);
		}
		catch (SheetTooLargeException ex) {
			throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, ex.getMessage(), ex);
		}
	}

	private Country find(String country) {
		return this.countries.find(country)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no country " + country));
	}

}
