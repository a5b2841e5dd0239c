package eu.uptake.sheet;

import java.util.List;

/**
 * A row that was read.
 *
 * @param number the row's number in a spreadsheet, from 1; empty rows count
 * @param line the line of a CSV file that it begins in, from 1: other than the number
 * where a text has several lines; the number in a workbook
 * @param cells the cells, as many as there are
 */
public record SheetRow(int number, long line, List<Cell> cells) {

	private static final int LETTERS = 26;

	/**
	 * A cell.
	 * @param column the column, from 0
	 * @return the cell; empty behind the last one
	 */
	public Cell cell(int column) {
		return (column < this.cells.size()) ? this.cells.get(column) : Cell.empty();
	}

	public boolean isEmpty() {
		return this.cells.stream().allMatch(SheetRow::isBlank);
	}

	private static boolean isBlank(Cell cell) {
		return cell instanceof Cell.Empty || (cell instanceof Cell.Text text && text.value().isBlank());
	}

	/**
	 * Where a cell stands.
	 * @param column the column, from 0
	 * @return its reference in a spreadsheet, such as {@code C7}
	 */
	public String reference(int column) {
		StringBuilder letters = new StringBuilder();
		for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
			letters.insert(0, (char) ('A' + rest % LETTERS));
		}
		return letters.append(this.number).toString();
	}

}
