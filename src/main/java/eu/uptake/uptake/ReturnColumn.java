package eu.uptake.uptake;

import java.util.Arrays;
import java.util.List;

import eu.uptake.sheet.Column;

/**
 * The columns of a return's file. Those before {@link #USED} tell, but for the module's
 * code, and are not read again.
 */
enum ReturnColumn {

	MODULE("module", 14), TITLE("title", 44), PROGRAMME("programme", 12), LAST_YEAR_USED("lastYearUsed", 14),
	LAST_YEAR_TRAINEES("lastYearTrainees", 18), USED("used", 10), TRAINEES("trainees", 12), NOTE("note", 60);

	private final Column column;

	ReturnColumn(String title, int width) {
		this.column = new Column(title, width);
	}

	String title() {
		return this.column.name();
	}

	boolean isRead() {
		return this == MODULE || compareTo(USED) >= 0;
	}

	static Column[] columns() {
		return Arrays.stream(values()).map((each) -> each.column).toArray(Column[]::new);
	}

	static List<ReturnColumn> read() {
		return Arrays.stream(values()).filter(ReturnColumn::isRead).toList();
	}

}
