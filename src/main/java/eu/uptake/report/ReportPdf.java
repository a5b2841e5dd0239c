package eu.uptake.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Prints the report's page as a PDF: A4, tagged (PDF/UA), with bookmarks and its font
 * inside.
 */
@Component
class ReportPdf {

	/** The font that the style sheet names first. */
	private static final String FONT = "Report";

	private static final String FONTS = "META-INF/resources/webjars/npm-font-open-sans/1.1.0/fonts/";

	ReportPdf() {
		XRLog.listRegisteredLoggers().forEach((logger) -> XRLog.setLevel(logger, java.util.logging.Level.WARNING));
	}

	void print(String html, OutputStream out) throws IOException {
		PdfRendererBuilder builder = new PdfRendererBuilder();
		builder.usePdfUaAccessibility(true);
		builder.withProducer("Uptake");
		builder.useFont(() -> font("Regular/OpenSans-Regular.ttf"), FONT, 400, FontStyle.NORMAL, true);
		builder.useFont(() -> font("Semibold/OpenSans-Semibold.ttf"), FONT, 600, FontStyle.NORMAL, true);
		// The page stands alone: nothing is fetched, whatever a title may contain.
		builder.useUriResolver((base, uri) -> null);
		builder.withHtmlContent(html, null);
		builder.toStream(out);
		builder.run();
	}

	private static InputStream font(String file) {
		try {
			return new ClassPathResource(FONTS + file).getInputStream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
