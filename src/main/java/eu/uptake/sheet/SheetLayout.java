package eu.uptake.sheet;

import java.util.List;

/**
 * How a sheet is written.
 *
 * @param name the sheet's name in a workbook: at most 31 characters, none of
 * {@code []:*?/\}
 * @param columns the columns, of different names
 * @param separator what stands between the cells of a line of CSV: a comma, or a
 * semicolon, which spreadsheets expect where numbers have a decimal comma
 * @param instructions paragraphs for a second sheet of a workbook; none for no such sheet
 */
public record SheetLayout(String name, List<Column> columns, char separator, List<String> instructions) {

	public static SheetLayout of(String name, Column... columns) {
		return new SheetLayout(name, List.of(columns), ',', List.of());
	}

	public SheetLayout withSeparator(char other) {
		return new SheetLayout(this.name, this.columns, other, this.instructions);
	}

	public SheetLayout withInstructions(String... paragraphs) {
		return new SheetLayout(this.name, this.columns, this.separator, List.of(paragraphs));
	}

}
