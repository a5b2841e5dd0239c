package eu.uptake.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * {@link SheetFormat#XLSX}.
 */
class XlsxSheetWriter implements SheetWriter {

	private static final int ROWS_IN_MEMORY = 100;

	private static final int INSTRUCTIONS_WIDTH = 110;

	private final Workbook workbook;

	private final Worksheet sheet;

	private final SheetLayout layout;

	private int rows;

	XlsxSheetWriter(OutputStream out, SheetLayout layout) {
		this.workbook = new Workbook(out, "uptake", null);
		this.sheet = this.workbook.newWorksheet(layout.name());
		this.layout = layout;
		List<Column> columns = layout.columns();
		for (int i = 0; i < columns.size(); i++) {
			this.sheet.width(i, columns.get(i).width());
			this.sheet.inlineString(0, i, columns.get(i).name());
			this.sheet.style(0, i).bold().set();
		}
		this.sheet.freezePane(0, 1);
		this.rows = 1;
	}

	@Override
	public void row(List<Cell> cells) throws IOException {
		if (cells.size() != this.layout.columns().size()) {
			throw new IllegalArgumentException(
					"%d cells for %d columns".formatted(cells.size(), this.layout.columns().size()));
		}
		for (int i = 0; i < cells.size(); i++) {
			write(i, cells.get(i));
		}
		if (++this.rows % ROWS_IN_MEMORY == 0) {
			this.sheet.flush();
		}
	}

	private void write(int column, Cell cell) {
		if (cell instanceof Cell.Text text) {
			writeText(column, Formulas.protect(text.value()));
		}
		else if (cell instanceof Cell.Whole whole) {
			this.sheet.value(this.rows, column, whole.value());
		}
		else if (cell instanceof Cell.Decimal decimal) {
			this.sheet.value(this.rows, column, decimal.value());
		}
		else if (cell instanceof Cell.Day day) {
			this.sheet.value(this.rows, column, day.value());
			this.sheet.style(this.rows, column).format("yyyy-mm-dd").set();
		}
		else if (cell instanceof Cell.Flag flag) {
			this.sheet.value(this.rows, column, flag.value());
		}
		else if (!(cell instanceof Cell.Empty)) {
			throw new IllegalArgumentException("Not to be written: " + cell);
		}
	}

	// Inline, since shared texts are kept in memory to the end. The format "text" keeps
	// a text that looks like a formula or a date what it is when somebody edits it.
	private void writeText(int column, String text) {
		if (text.equals(text.strip())) {
			this.sheet.inlineString(this.rows, column, text);
		}
		else {
			this.sheet.inlineString(this.rows, column, RichText.builder().run(text).end().build());
		}
		this.sheet.style(this.rows, column).format("@").set();
	}

	@Override
	public void finish() throws IOException {
		this.sheet.finish();
		if (!this.layout.instructions().isEmpty()) {
			Worksheet instructions = this.workbook.newWorksheet("Instructions");
			instructions.width(0, INSTRUCTIONS_WIDTH);
			for (int i = 0; i < this.layout.instructions().size(); i++) {
				instructions.inlineString(i, 0, this.layout.instructions().get(i));
				instructions.style(i, 0).wrapText(true).set();
			}
			instructions.finish();
		}
		this.workbook.finish();
	}

}
