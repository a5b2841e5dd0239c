package eu.uptake.sheet;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet row by row. The file may be anything: it is read within its limits or
 * refused with an {@link UnreadableSheetException}, and formulas are never computed.
 * Empty lines and rows are left out.
 * <p>
 * A CSV file is UTF-8, or UTF-16 with a byte order mark; bytes that aren't have become
 * the character U+FFFD. Cells are separated by commas, semicolons or tabs, whatever the
 * first line has most of, and are all texts. Of a workbook one sheet is read.
 */
public interface SheetReader extends Closeable {

	/** What a byte that is none of the file's encoding is read as. */
	char UNREADABLE = '\uFFFD';

	/**
	 * Opens a CSV file or a workbook.
	 * @param in the file
	 * @param limits how much of it is read
	 * @param sheet the sheet to read of a workbook; the first where none has this name
	 * @return what reads it
	 * @throws IOException if the file stops coming
	 * @throws UnreadableSheetException if it is neither
	 */
	static SheetReader open(InputStream in, SheetLimits limits, String sheet) throws IOException {
		BufferedInputStream buffered = new BufferedInputStream(new LimitedInput(in, limits.bytes()));
		buffered.mark(XlsxSheetReader.SIGNATURE_LENGTH);
		byte[] start = buffered.readNBytes(XlsxSheetReader.SIGNATURE_LENGTH);
		buffered.reset();
		return XlsxSheetReader.isWorkbook(start) ? new XlsxSheetReader(buffered, limits, sheet)
				: new CsvSheetReader(buffered, limits);
	}

	/**
	 * Opens a CSV file.
	 * @param in the file
	 * @param limits how much of it is read
	 * @return what reads it
	 * @throws IOException if the file stops coming
	 */
	static SheetReader openCsv(InputStream in, SheetLimits limits) throws IOException {
		return new CsvSheetReader(new LimitedInput(in, limits.bytes()), limits);
	}

	/**
	 * Reads on.
	 * @return the next row, or null at the end
	 * @throws IOException if the file stops coming
	 * @throws UnreadableSheetException if it can't be read on
	 */
	@Nullable SheetRow next() throws IOException;

}
