package eu.uptake.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import eu.uptake.account.CurrentAccount;
import eu.uptake.audit.AuditTrail;
import eu.uptake.download.AccessLogSummary.ModuleDownloads;

/**
 * {@code PUT /api/access-logs/{name}}: an access log, plain or gzip, as a stream.
 */
@RestController
class AccessLogController {

	private static final long MOST_BYTES = 10L << 30;

	private final AccessLogImporting importing;

	private final CurrentAccount currentAccount;

	private final AuditTrail audit;

	AccessLogController(AccessLogImporting importing, CurrentAccount currentAccount, AuditTrail audit) {
		this.importing = importing;
		this.currentAccount = currentAccount;
		this.audit = audit;
	}

	@PutMapping("/api/access-logs/{name}")
	@PreAuthorize("hasAnyRole('INGEST', 'TAXUD')")
	Summary put(@PathVariable String name, HttpServletRequest request) throws IOException {
		return this.audit.record(AccessLogImporting.deed(name), () -> take(name, request));
	}

	private Summary take(String name, HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() > MOST_BYTES) {
			throw tooLarge();
		}
		try {
			AccessLogImporting.Imported imported = this.importing.run(name, new Limited(request.getInputStream()),
					this.currentAccount.get().username(), this.importing.counter(), (bytes, lines) -> {
					});
			return Summary.of(imported);
		}
		catch (UnreadableLogException ex) {
			throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, ex.getMessage(), ex);
		}
	}

	private static ResponseStatusException tooLarge() {
		return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "A log has at most 10 GiB.");
	}

	/**
	 * Ends a body that is longer than a log may be, and doesn't say so.
	 */
	private static final class Limited extends FilterInputStream {

		private long left = MOST_BYTES;

		Limited(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			take((read >= 0) ? 1 : 0);
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			take(Math.max(read, 0));
			return read;
		}

		private void take(int bytes) {
			this.left -= bytes;
			if (this.left < 0) {
				throw tooLarge();
			}
		}

	}

	/**
	 * What a log came to.
	 *
	 * @param id the import's id
	 * @param outcome what became of it
	 * @param lines all lines
	 * @param malformed lines that are none of Combined Log Format
	 * @param robots requests that only the robots list rejects
	 * @param downloads the downloads
	 * @param uniqueDownloads the unique downloads
	 * @param modules the modules with downloads, by code
	 */
	record Summary(String id, ImportOutcome outcome, long lines, long malformed, long robots, long downloads,
			long uniqueDownloads, List<ModuleDownloads> modules) {

		static Summary of(AccessLogImporting.Imported imported) {
			AccessLogSummary summary = imported.counted().summary();
			return new Summary(imported.entry().id(), imported.entry().outcome(), summary.lines(), summary.malformed(),
					summary.robots(), summary.downloads(), summary.uniqueDownloads(), summary.modules());
		}

	}

}
