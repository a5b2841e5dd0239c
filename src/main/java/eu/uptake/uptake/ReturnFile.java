package eu.uptake.uptake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.ErrorCode;
import eu.uptake.sheet.Cell;
import eu.uptake.sheet.SheetLimits;
import eu.uptake.sheet.SheetReader;
import eu.uptake.sheet.SheetRow;
import eu.uptake.sheet.SheetTooLargeException;
import eu.uptake.sheet.UnreadableSheetException;

/**
 * An uploaded return, read.
 *
 * @param rows how many rows there are below the header, without empty ones
 * @param clean how many of them have no problem
 * @param entries what the clean rows say, by module in the file's order; a row that only
 * names its module says nothing
 * @param cells where each module's code stands
 * @param problems what is wrong with the others, and with the file
 */
record ReturnFile(int rows, int clean, Map<String, UptakeEntry> entries, Map<String, String> cells,
		List<ReturnProblem> problems) {

	private static final SheetLimits LIMITS = new SheetLimits(1 << 20, 16 << 20, 2_000, 100);

	/**
	 * Reads a file.
	 * @param in a CSV file or a workbook
	 * @param modules the codes of the modules there are
	 * @return what it says
	 * @throws IOException if the file stops coming
	 * @throws SheetTooLargeException if it is longer than 1 MiB
	 */
	static ReturnFile read(InputStream in, Iterable<String> modules) throws IOException {
		List<ReturnProblem> problems = new ArrayList<>();
		Reading reading = new Reading(modules, problems);
		try (SheetReader reader = SheetReader.open(in, LIMITS, ReturnTemplate.SHEET)) {
			for (SheetRow row = reader.next(); row != null && reading.goesOn; row = reader.next()) {
				reading.read(row);
			}
			if (reading.columns == null) {
				problems.add(new ReturnProblem(null, null, null, ErrorCode.REQUIRED, "The file is empty."));
			}
		}
		catch (SheetTooLargeException ex) {
			throw ex;
		}
		catch (UnreadableSheetException ex) {
			problems.add(
					new ReturnProblem((int) ex.line(), null, null, ErrorCode.INVALID, String.valueOf(ex.getMessage())));
		}
		return new ReturnFile(reading.rows, reading.clean, reading.entries, reading.cells, problems);
	}

	/**
	 * How far a file has been read.
	 */
	private static final class Reading {

		private final Map<String, String> modules = new LinkedHashMap<>();

		private final Map<String, Integer> rowsOfModules = new LinkedHashMap<>();

		private final Map<String, String> cells = new LinkedHashMap<>();

		private final Map<String, UptakeEntry> entries = new LinkedHashMap<>();

		private final List<ReturnProblem> problems;

		private @Nullable Map<ReturnColumn, Integer> columns;

		private boolean goesOn = true;

		private int rows;

		private int clean;

		Reading(Iterable<String> modules, List<ReturnProblem> problems) {
			modules.forEach((code) -> this.modules.put(code, code));
			this.problems = problems;
		}

		void read(SheetRow row) {
			if (row.isEmpty()) {
				return;
			}
			if (this.columns == null) {
				this.columns = header(row);
				return;
			}
			ReturnFileRow fields = new ReturnFileRow(row, this.columns, this.problems);
			if (fields.isEmpty()) {
				return;
			}
			this.rows++;
			String module = fields.module();
			if (module != null) {
				checkModule(fields, row.number(), module);
			}
			UptakeEntry entry = fields.entry((module != null) ? module : "");
			if (entry != null) {
				this.entries.put(entry.module(), entry);
				this.cells.put(entry.module(), row.reference(this.columns.getOrDefault(ReturnColumn.MODULE, 0)));
			}
			this.clean += fields.isClean() ? 1 : 0;
		}

		private void checkModule(ReturnFileRow fields, int number, String module) {
			if (!this.modules.containsKey(module)) {
				fields.fail(ReturnColumn.MODULE, ErrorCode.UNKNOWN_MODULE, "There is no module \"%s\".", module);
				return;
			}
			Integer earlier = this.rowsOfModules.putIfAbsent(module, number);
			if (earlier != null) {
				fields.fail(ReturnColumn.MODULE, ErrorCode.INVALID, "Module %s stands in row %d too.", module, earlier);
			}
		}

		private Map<ReturnColumn, Integer> header(SheetRow row) {
			Map<ReturnColumn, Integer> found = new EnumMap<>(ReturnColumn.class);
			for (int i = 0; i < row.cells().size(); i++) {
				if (row.cell(i) instanceof Cell.Text text) {
					add(found, row, i, text.value().strip());
				}
			}
			for (ReturnColumn column : ReturnColumn.read()) {
				if (!found.containsKey(column)) {
					this.problems.add(new ReturnProblem(row.number(), column.title(), null, ErrorCode.REQUIRED,
							"The column \"%s\" is missing.".formatted(column.title())));
					this.goesOn = false;
				}
			}
			return found;
		}

		private void add(Map<ReturnColumn, Integer> found, SheetRow row, int position, String title) {
			for (ReturnColumn column : ReturnColumn.read()) {
				if (column.title().equalsIgnoreCase(title) && found.putIfAbsent(column, position) != null) {
					this.problems.add(new ReturnProblem(row.number(), column.title(), row.reference(position),
							ErrorCode.INVALID, "The column \"%s\" is there twice.".formatted(column.title())));
					this.goesOn = false;
				}
			}
		}

	}

}
