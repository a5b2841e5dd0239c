package eu.uptake.sheet;

import java.io.IOException;
import java.util.List;

/**
 * Writes a sheet row by row; a row that has been written takes no memory. The header is
 * written first, by itself. What is abandoned before {@link #finish} is no whole file.
 */
public interface SheetWriter {

	/**
	 * Writes the next row.
	 * @param cells a cell for each column
	 * @throws IOException if it can't be written
	 */
	void row(List<Cell> cells) throws IOException;

	default void row(Cell... cells) throws IOException {
		row(List.of(cells));
	}

	/**
	 * Writes the end of the file. The stream beneath is flushed, and stays open.
	 * @throws IOException if it can't be written
	 */
	void finish() throws IOException;

}
