package eu.uptake.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;

/**
 * {@link SheetFormat#CSV}.
 */
class CsvSheetWriter implements SheetWriter {

	private final CsvWriter csv;

	private final int columns;

	CsvSheetWriter(OutputStream out, SheetLayout layout) {
		this.columns = layout.columns().size();
		this.csv = CsvWriter.builder()
			.fieldSeparator(layout.separator())
			.lineDelimiter(LineDelimiter.CRLF)
			.quoteStrategy(new Quotes(this.columns == 1))
			.build(out, StandardCharsets.UTF_8);
		this.csv.writeRecord(layout.columns().stream().map(Column::name).map(Formulas::neutralise).toList());
	}

	@Override
	public void row(List<Cell> cells) throws IOException {
		if (cells.size() != this.columns) {
			throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.size(), this.columns));
		}
		try {
			this.csv.writeRecord(cells.stream().map(CsvSheetWriter::text).toList());
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private static String text(Cell cell) {
		if (cell instanceof Cell.Text text) {
			return Formulas.neutralise(text.value());
		}
		if (cell instanceof Cell.Whole whole) {
			return Long.toString(whole.value());
		}
		if (cell instanceof Cell.Decimal decimal) {
			return decimal.value().toPlainString();
		}
		if (cell instanceof Cell.Day day) {
			return day.value().toString();
		}
		if (cell instanceof Cell.Flag flag) {
			return Boolean.toString(flag.value());
		}
		if (cell instanceof Cell.Empty) {
			return "";
		}
		throw new IllegalArgumentException("Not to be written: " + cell);
	}

	@Override
	public void finish() throws IOException {
		this.csv.flush();
	}

	/**
	 * Quotes a text with any separator in it, so that a spreadsheet that expects another
	 * one doesn't find the beginning of a formula behind it; and the empty cell of an
	 * only column, since an empty line is no row.
	 *
	 * @param onlyColumn whether there is one column
	 */
	private record Quotes(boolean onlyColumn) implements QuoteStrategy {

		@Override
		public boolean quoteEmpty(int lineNo, int fieldIdx) {
			return this.onlyColumn;
		}

		@Override
		public boolean quoteValue(int lineNo, int fieldIdx, String value) {
			return value.chars().anyMatch((each) -> each == ',' || each == ';' || each == '\t');
		}

	}

}
