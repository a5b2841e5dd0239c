package eu.uptake.sheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as it comes from spreadsheets and learning systems.
 */
class CsvSheetReader implements SheetReader {

	private static final int LONGEST_HEADER = 8_192;

	private final SheetLimits limits;

	private final CsvReader<CsvRecord> csv;

	private final Iterator<CsvRecord> records;

	private int number;

	private long line;

	CsvSheetReader(InputStream in, SheetLimits limits) throws IOException {
		this.limits = limits;
		BufferedInputStream input = new BufferedInputStream(in, LONGEST_HEADER * 2);
		input.mark(LONGEST_HEADER);
		byte[] start = input.readNBytes(LONGEST_HEADER);
		input.reset();
		Encoding encoding = Encoding.of(start);
		input.skipNBytes(encoding.mark());
		this.csv = CsvReader.builder()
			.fieldSeparator(separator(new String(start, encoding.charset())))
			.detectBomHeader(false)
			.skipEmptyLines(false)
			.allowUnclosedQuote(false)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.ofCsvRecord(new InputStreamReader(input, encoding.charset()));
		this.records = this.csv.iterator();
	}

	private static char separator(String start) {
		String header = start.lines().findFirst().orElse("");
		char separator = ',';
		for (char other : new char[] { ';', '\t' }) {
			if (count(header, other) > count(header, separator)) {
				separator = other;
			}
		}
		return separator;
	}

	private static long count(String text, char character) {
		return text.chars().filter((each) -> each == character).count();
	}

	@Override
	public @Nullable SheetRow next() throws IOException {
		try {
			while (this.records.hasNext()) {
				CsvRecord record = this.records.next();
				this.number++;
				this.line = record.getStartingLineNumber();
				if (this.number > this.limits.rows()) {
					throw new UnreadableSheetException(this.line, "A file has at most %d rows; the rest was not read.",
							this.limits.rows());
				}
				if (record.getFieldCount() > this.limits.columns()) {
					throw new UnreadableSheetException(this.line, "A file has at most %d columns.",
							this.limits.columns());
				}
				if (record.getFieldCount() > 1 || !record.getField(0).isEmpty()) {
					return new SheetRow(this.number, this.line,
							record.getFields().stream().map(Formulas::restore).map(Cell::text).toList());
				}
			}
			return null;
		}
		catch (CsvParseException ex) {
			for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
				if (cause instanceof IOException stopped) {
					throw stopped;
				}
				if (cause instanceof UnreadableSheetException unreadable) {
					throw unreadable;
				}
			}
			throw new UnreadableSheetException(this.line + 1, "The file can't be read on: %s", ex.getMessage());
		}
	}

	@Override
	public void close() throws IOException {
		this.csv.close();
	}

	/**
	 * An encoding, and how many bytes say that it is that.
	 *
	 * @param charset the encoding
	 * @param mark the length of the byte order mark
	 */
	private record Encoding(Charset charset, int mark) {

		private static final int UTF_8_MARK = 0xEFBBBF;

		private static final int UTF_16_LITTLE_MARK = 0xFFFE;

		private static final int UTF_16_BIG_MARK = 0xFEFF;

		static Encoding of(byte[] start) {
			int two = first(start, 2);
			if (two == UTF_16_LITTLE_MARK) {
				return new Encoding(StandardCharsets.UTF_16LE, 2);
			}
			if (two == UTF_16_BIG_MARK) {
				return new Encoding(StandardCharsets.UTF_16BE, 2);
			}
			return new Encoding(StandardCharsets.UTF_8, (first(start, 3) == UTF_8_MARK) ? 3 : 0);
		}

		private static int first(byte[] start, int count) {
			int bytes = 0;
			for (int i = 0; i < count; i++) {
				bytes = bytes << Byte.SIZE | ((i < start.length) ? start[i] & 0xFF : 0);
			}
			return bytes;
		}

	}

}
