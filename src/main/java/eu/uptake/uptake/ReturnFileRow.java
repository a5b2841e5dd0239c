package eu.uptake.uptake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.sheet.Cell;
import eu.uptake.sheet.SheetReader;
import eu.uptake.sheet.SheetRow;

/**
 * A row of an uploaded return. Every cell is read, whatever is wrong with the others.
 */
class ReturnFileRow {

	private static final Set<String> YES = Set.of("yes", "y", "true");

	private static final Set<String> NO = Set.of("no", "n", "false");

	private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}");

	/** Blanks of any width between groups of three, as in 4 776. */
	private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[ \\u00A0\\u2009\\u202F]\\d{3}){1,5}");

	/** One thing in one language, and another in the next. */
	private static final Pattern AMBIGUOUS = Pattern.compile("\\d{1,3}(?:[.,'\u2019]\\d{3})+");

	private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}[.,]\\d{1,18}");

	private static final int LONGEST_QUOTE = 40;

	private final SheetRow row;

	private final Map<ReturnColumn, Integer> columns;

	private final List<ReturnProblem> problems;

	private boolean clean = true;

	ReturnFileRow(SheetRow row, Map<ReturnColumn, Integer> columns, List<ReturnProblem> problems) {
		this.row = row;
		this.columns = columns;
		this.problems = problems;
	}

	boolean isEmpty() {
		return this.columns.values().stream().allMatch((column) -> isEmpty(this.row.cell(column)));
	}

	boolean isClean() {
		return this.clean;
	}

	void fail(ReturnColumn column, ErrorCode code, String message, Object... args) {
		this.clean = false;
		int position = this.columns.getOrDefault(column, 0);
		this.problems.add(new ReturnProblem(this.row.number(), column.title(), this.row.reference(position), code,
				message.formatted(args)));
	}

	/**
	 * The module's code.
	 * @return the code, or null where there is none
	 */
	@Nullable String module() {
		String code = text(ReturnColumn.MODULE);
		if (isEmpty(cell(ReturnColumn.MODULE))) {
			fail(ReturnColumn.MODULE, ErrorCode.REQUIRED, "The module's code is missing.");
		}
		return code;
	}

	/**
	 * What the row says of its module.
	 * @param module the module's code
	 * @return the entry, or null where the row says nothing or nothing that can be read
	 */
	@Nullable UptakeEntry entry(String module) {
		Boolean used = used();
		Integer trainees = trainees();
		String note = note();
		boolean hasTrainees = !isEmpty(cell(ReturnColumn.TRAINEES));
		if (Boolean.FALSE.equals(used)) {
			if (hasTrainees) {
				fail(ReturnColumn.TRAINEES, ErrorCode.INVALID,
						"A module that was not used has no trainees: leave the cell empty, or write yes.");
			}
			if (note != null) {
				fail(ReturnColumn.NOTE, ErrorCode.INVALID,
						"A module that was not used has no note: leave the cell empty, or write yes.");
			}
		}
		else if (isEmpty(cell(ReturnColumn.USED)) && !hasTrainees && note != null) {
			fail(ReturnColumn.USED, ErrorCode.REQUIRED, "There is a note, so write yes or no.");
		}
		if (!this.clean || (used == null && !hasTrainees)) {
			return null;
		}
		return new UptakeEntry(this.row.number(), module,
				Boolean.FALSE.equals(used) ? null : new Uptake(module, trainees, note));
	}

	private @Nullable Boolean used() {
		if (cell(ReturnColumn.USED) instanceof Cell.Flag flag) {
			return flag.value();
		}
		String text = text(ReturnColumn.USED);
		if (text == null) {
			return null;
		}
		String word = text.toLowerCase(Locale.ROOT);
		if (YES.contains(word) || NO.contains(word)) {
			return YES.contains(word);
		}
		fail(ReturnColumn.USED, ErrorCode.INVALID, "\"%s\" is neither yes nor no.", quote(text));
		return null;
	}

	private @Nullable Integer trainees() {
		Cell cell = cell(ReturnColumn.TRAINEES);
		if (cell instanceof Cell.Whole whole) {
			return trainees(whole.value());
		}
		if (cell instanceof Cell.Day || cell instanceof Cell.Flag) {
			fail(ReturnColumn.TRAINEES, ErrorCode.INVALID, "A %s is not a number of trainees.",
					(cell instanceof Cell.Day) ? "date" : "logical value");
			return null;
		}
		String text = text(ReturnColumn.TRAINEES);
		if (text == null) {
			return null;
		}
		if (cell instanceof Cell.Text && (DIGITS.matcher(text).matches() || GROUPED.matcher(text).matches())) {
			return trainees(Long.parseLong(text.replaceAll("[^\\d-]", "")));
		}
		if (cell instanceof Cell.Text && AMBIGUOUS.matcher(text).matches()) {
			fail(ReturnColumn.TRAINEES, ErrorCode.INVALID,
					"\"%s\" may be a whole number or one with decimals. Write it with digits only.", quote(text));
		}
		else if (cell instanceof Cell.Decimal || DECIMAL.matcher(text).matches()) {
			fail(ReturnColumn.TRAINEES, ErrorCode.INVALID, "%s is not a whole number.", quote(text));
		}
		else {
			fail(ReturnColumn.TRAINEES, ErrorCode.INVALID,
					"\"%s\" is not a number. Where it isn't known, leave the cell empty and write yes in the column used.",
					quote(text));
		}
		return null;
	}

	private @Nullable Integer trainees(long number) {
		if (number < 0 || number > Uptake.MOST_TRAINEES) {
			fail(ReturnColumn.TRAINEES, ErrorCode.OUT_OF_RANGE, "The number of trainees must be from 0 to %d.",
					Uptake.MOST_TRAINEES);
			return null;
		}
		return (int) number;
	}

	private @Nullable String note() {
		String text = text(ReturnColumn.NOTE);
		String note = Texts.strip((text != null) ? text.replace("\r\n", "\n").replace('\r', '\n') : null);
		UserError error = Texts.checkNote(ReturnColumn.NOTE.title(), note, Uptake.LONGEST_NOTE);
		if (error != null) {
			fail(ReturnColumn.NOTE, error.code(), "%s", error.message());
			return null;
		}
		return note;
	}

	private Cell cell(ReturnColumn column) {
		Integer position = this.columns.get(column);
		return (position != null) ? this.row.cell(position) : Cell.empty();
	}

	private static boolean isEmpty(Cell cell) {
		return cell instanceof Cell.Empty || (cell instanceof Cell.Text text && text.value().isBlank());
	}

	// What a cell shows, or null and a problem where that can't be told.
	private @Nullable String text(ReturnColumn column) {
		Cell cell = cell(column);
		if (cell instanceof Cell.Fault fault) {
			fail(column, ErrorCode.INVALID, "%s", fault.reason());
			return null;
		}
		if (cell instanceof Cell.Text text && text.value().indexOf(SheetReader.UNREADABLE) >= 0) {
			fail(column, ErrorCode.INVALID, "The text is not UTF-8. Save the file as \"CSV UTF-8\", or as .xlsx.");
			return null;
		}
		return isEmpty(cell) ? null : shown(cell).strip();
	}

	private static String shown(Cell cell) {
		if (cell instanceof Cell.Text text) {
			return text.value();
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
		return (cell instanceof Cell.Flag flag) ? Boolean.toString(flag.value()) : "";
	}

	private static String quote(String text) {
		return (text.length() <= LONGEST_QUOTE) ? text : text.substring(0, LONGEST_QUOTE) + "…";
	}

}
