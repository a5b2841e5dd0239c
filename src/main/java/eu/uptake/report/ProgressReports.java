package eu.uptake.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Service;

import eu.uptake.cycle.ReportingYears;
import eu.uptake.cycle.YearStatus;
import eu.uptake.report.ReportFigures.ModuleUptake;

/**
 * Writes the yearly progress report. That of a published year is the same for everybody:
 * it says what an anonymous client may see. A draft says what the current account may.
 */
@Service
class ProgressReports {

	/** A rendered PDF has some 100 kB. */
	private static final int MOST_PRINTED = 20;

	private final ReportQueries queries;

	private final ReportPdf printer;

	private final ReportingYears years;

	private final Template template = template();

	private final String css = read("report.css");

	/** By the page they print, so that none can be stale. */
	private final Cache<String, byte[]> printed = Caffeine.newBuilder().maximumSize(MOST_PRINTED).build();

	ProgressReports(ReportQueries queries, ReportPdf printer, ReportingYears years) {
		this.queries = queries;
		this.printer = printer;
		this.years = years;
	}

	private static Template template() {
		return Mustache.compiler().compile(read("report.mustache"));
	}

	private static String read(String file) {
		try {
			return new ClassPathResource(file, ProgressReports.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The report as a web page.
	 * @param year the calendar year
	 * @return a page that stands alone
	 */
	String html(int year) {
		return page(year, false);
	}

	/**
	 * The report to print.
	 * @param year the calendar year
	 * @return the file
	 */
	byte[] pdf(int year) {
		return Objects.requireNonNull(this.printed.get(page(year, true), this::print));
	}

	private byte[] print(String page) {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			this.printer.print(page, out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String page(int year, boolean pdf) {
		return (this.years.get(year).status() == YearStatus.PUBLISHED) ? asAnonymous(() -> write(year, pdf))
				: write(year, pdf);
	}

	private String write(int year, boolean pdf) {
		ReportFigures figures = this.queries.figures(year);
		List<String> programmes = figures.byModule()
			.stream()
			.map(ModuleUptake::trainingModule)
			.map(ReportFigures.Module::programme)
			.filter(Objects::nonNull)
			.map(String::valueOf)
			.distinct()
			.toList();
		ReportWriter writer = new ReportWriter(year, this.queries.years(year), figures);
		return this.template.execute(writer.write(this.queries.programmes(programmes, year), pdf, this.css));
	}

	private static String asAnonymous(Callable<String> task) {
		SecurityContextImpl anonymous = new SecurityContextImpl(new AnonymousAuthenticationToken("report", "anonymous",
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
		try {
			return new DelegatingSecurityContextCallable<>(task, anonymous).call();
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
