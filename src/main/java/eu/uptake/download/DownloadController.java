package eu.uptake.download;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.contract.Connection;
import eu.uptake.contract.MomentKey;
import eu.uptake.contract.PageRequest;
import eu.uptake.contract.RateLimit;
import eu.uptake.contract.Rejection;
import eu.uptake.download.DownloadInputs.DeclareDownloadInput;
import eu.uptake.download.DownloadInputs.DeclareDownloadPayload;
import eu.uptake.download.DownloadInputs.DownloadFilter;
import eu.uptake.download.DownloadInputs.DownloadTotals;
import eu.uptake.download.DownloadInputs.EraseDownloadDeclarationInput;
import eu.uptake.download.DownloadInputs.EraseDownloadDeclarationPayload;
import eu.uptake.download.DownloadInputs.Interval;
import eu.uptake.download.DownloadInputs.ModuleDownloadTotals;
import eu.uptake.download.DownloadInputs.PeriodDownloads;
import eu.uptake.download.DownloadInputs.WithdrawAccessLogImportInput;
import eu.uptake.download.DownloadInputs.WithdrawAccessLogImportPayload;

/**
 * {@code graphql/download.graphqls}. The figures are open to all, since each counts only
 * what the one who asks may see.
 */
@Controller
class DownloadController {

	private final DownloadFigures figures;

	private final DownloadReporting reporting;

	private final AccessLogImports imports;

	private final RateLimit rateLimit;

	private final RateLimit erasures;

	DownloadController(DownloadFigures figures, DownloadReporting reporting, AccessLogImports imports,
			DownloadProperties properties) {
		this.figures = figures;
		this.reporting = reporting;
		this.imports = imports;
		this.rateLimit = new RateLimit(properties.rateLimit().declarations(), properties.rateLimit().per());
		this.erasures = new RateLimit(properties.rateLimit().declarations(), properties.rateLimit().per());
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	DownloadTotals downloads(@Argument DownloadFilter filter) {
		return this.figures.totals(filter);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<ModuleDownloadTotals> downloadsByModule(@Argument DownloadFilter filter) {
		return this.figures.byModule(filter);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<PeriodDownloads> downloadsOverTime(@Argument DownloadFilter filter, @Argument Interval interval) {
		return this.figures.overTime(filter, interval);
	}

	@QueryMapping
	@PreAuthorize("hasAnyRole('INGEST', 'TAXUD')")
	Connection<AccessLogImport> accessLogImports(@Argument @Nullable Integer first, @Argument @Nullable String after) {
		PageRequest page = PageRequest.of(first, after);
		Criteria older = (page.afterKey() != null) ? MomentKey.of(page.afterKey()).older("at") : null;
		return Connection.of(page, this.imports.newestFirst(older, page.first() + 1), AccessLogImport::key,
				this.imports::count);
	}

	@MutationMapping
	@PreAuthorize("permitAll()")
	DeclareDownloadPayload declareDownload(@Argument DeclareDownloadInput input,
			@ContextValue(required = false) @Nullable String clientAddress) {
		this.rateLimit.take(String.valueOf(clientAddress));
		return Rejection.answer(() -> this.reporting.declare(input), DeclareDownloadPayload::new);
	}

	@MutationMapping
	@PreAuthorize("permitAll()")
	EraseDownloadDeclarationPayload eraseDownloadDeclaration(@Argument EraseDownloadDeclarationInput input,
			@ContextValue(required = false) @Nullable String clientAddress) {
		this.erasures.take(String.valueOf(clientAddress));
		return Rejection.answer(() -> this.reporting.erase(input), EraseDownloadDeclarationPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	WithdrawAccessLogImportPayload withdrawAccessLogImport(@Argument WithdrawAccessLogImportInput input) {
		return Rejection.answer(() -> this.reporting.withdraw(input), WithdrawAccessLogImportPayload::new);
	}

}
