package eu.uptake.export;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import eu.uptake.contract.BadArgument;
import eu.uptake.sheet.Cell;
import eu.uptake.sheet.SheetFormat;
import eu.uptake.sheet.SheetLayout;
import eu.uptake.sheet.SheetWriter;

/**
 * {@code GET /api/exports/{dataset}.{format}}: the figures of the GraphQL fields as
 * files, written row by row. They are open to all, since each has only what the one who
 * asks may see.
 */
@Controller
class ExportController {

	/** What is held back, so that an error at the beginning can be answered as one. */
	private static final int HELD_BACK_BYTES = 64 * 1024;

	private final Map<String, Dataset> datasets;

	ExportController(List<Dataset> datasets) {
		this.datasets = datasets.stream().collect(Collectors.toMap(Dataset::name, Function.identity(), (one, other) -> {
			throw new IllegalStateException("Two datasets are named " + one.name());
		}, TreeMap::new));
	}

	@GetMapping("/api/exports/{file}")
	@PreAuthorize("permitAll()")
	void export(@PathVariable String file, @RequestParam MultiValueMap<String, String> query, HttpMethod method,
			HttpServletResponse response) throws IOException {
		ExportFile asked = find(file, new ExportParameters(query));
		try (Table table = table(asked)) {
			SheetLayout layout = asked.layout(table);
			response.setBufferSize(HELD_BACK_BYTES);
			response.setContentType(asked.dataset().mediaType(asked.format()));
			response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(asked.name()).build().toString());
			if (method == HttpMethod.HEAD) {
				return;
			}
			write(asked.format(), layout, table, response);
		}
		catch (BadArgument ex) {
			throw refusal(ex);
		}
	}

	private static Table table(ExportFile asked) {
		asked.parameters().check(asked.knownParameters());
		return asked.dataset().table(asked.parameters());
	}

	// What fails before anything has been sent is answered as a problem by whoever
	// answers errors. Later the exception makes the server cut the connection: the
	// client must not take what it has for the whole.
	private static void write(SheetFormat format, SheetLayout layout, Table table, HttpServletResponse response)
			throws IOException {
		try {
			SheetWriter writer = format.writer(response.getOutputStream(), layout);
			for (Iterator<List<Cell>> rows = table.rows().iterator(); rows.hasNext();) {
				writer.row(rows.next());
			}
			writer.finish();
		}
		catch (IOException | RuntimeException ex) {
			if (!response.isCommitted()) {
				response.reset();
			}
			throw ex;
		}
	}

	private ExportFile find(String file, ExportParameters parameters) {
		int point = file.lastIndexOf('.');
		Dataset dataset = this.datasets.get((point >= 0) ? file.substring(0, point) : file);
		if (dataset == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no dataset \"%s\"; there are %s."
				.formatted((point >= 0) ? file.substring(0, point) : file, String.join(", ", this.datasets.keySet())));
		}
		SheetFormat format = (point >= 0) ? SheetFormat.of(file.substring(point + 1)) : null;
		if (format == null || !dataset.formats().contains(format)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND,
					"The dataset %s comes as %s.".formatted(dataset.name(), files(dataset)));
		}
		return new ExportFile(dataset, format, parameters);
	}

	private static String files(Dataset dataset) {
		return dataset.formats()
			.stream()
			.map((format) -> dataset.name() + "." + format.ending())
			.collect(Collectors.joining(", "));
	}

	private static ErrorResponseException refusal(BadArgument refused) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"%s: %s".formatted(parameter(refused), refused.reason()));
		problem.setProperty("parameter", parameter(refused));
		return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, refused);
	}

	// The filter's fields are parameters of their own here.
	private static String parameter(BadArgument refused) {
		return refused.argument().replaceFirst("^filter\\.", "");
	}

}
