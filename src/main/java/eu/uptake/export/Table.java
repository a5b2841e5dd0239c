package eu.uptake.export;

import java.util.List;
import java.util.stream.Stream;

import eu.uptake.sheet.Cell;
import eu.uptake.sheet.Column;

/**
 * Columns and rows of an export.
 *
 * @param columns the columns
 * @param rows the rows, a cell for each column; read once and in order, and closed after
 */
public record Table(List<Column> columns, Stream<List<Cell>> rows) implements AutoCloseable {

	@Override
	public void close() {
		this.rows.close();
	}

}
