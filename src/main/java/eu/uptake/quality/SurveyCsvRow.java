package eu.uptake.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.UserError;
import eu.uptake.quality.SurveyUpload.Problem;
import eu.uptake.sheet.SheetReader;

/**
 * A row of an uploaded file, read column by column; what can't be read is kept as a
 * problem, and the rest of the row goes on being checked.
 */
class SurveyCsvRow {

	private final long line;

	private final Map<String, String> fields;

	private final List<Problem> problems = new ArrayList<>();

	private final Set<String> unread = new LinkedHashSet<>();

	SurveyCsvRow(long line, Map<String, String> fields) {
		this.line = line;
		this.fields = fields;
	}

	long line() {
		return this.line;
	}

	/**
	 * All problems of the row.
	 * @param errors what the checks found; those of columns that couldn't be read are
	 * left out, since they were checked without their value
	 * @return the problems
	 */
	List<Problem> problems(List<UserError> errors) {
		List<Problem> all = new ArrayList<>(this.problems);
		for (UserError error : errors) {
			String field = error.path().get(error.path().size() - 1);
			if (!this.unread.contains(field)) {
				all.add(new Problem(this.line, field.equals("trainingModule") ? "module" : field, error.message()));
			}
		}
		return all;
	}

	void fail(@Nullable String column, String message) {
		this.problems.add(new Problem(this.line, column, message));
		if (column != null) {
			this.unread.add(column);
		}
	}

	// What isn't UTF-8 has become the replacement character.
	void checkEncoding() {
		this.fields.forEach((column, value) -> {
			if (value.indexOf(SheetReader.UNREADABLE) >= 0) {
				fail(column, "The text is not UTF-8.");
			}
		});
	}

	@Nullable String text(String column) {
		String value = this.fields.getOrDefault(column, "").strip();
		return value.isEmpty() ? null : value;
	}

	String required(String column) {
		String value = text(column);
		if (value == null) {
			fail(column, "A value is missing.");
			this.unread.add(column.equals("module") ? "trainingModule" : column);
			return "";
		}
		return value;
	}

	LocalDate date(String column, LocalDate otherwise) {
		String value = required(column);
		try {
			return value.isEmpty() ? otherwise : LocalDate.parse(value);
		}
		catch (DateTimeParseException ex) {
			fail(column, "\"%s\" is not a date such as 2016-12-31.".formatted(value));
			return otherwise;
		}
	}

	Audience audience() {
		String value = text("audience");
		if (value == null) {
			return Audience.CUSTOMS_OFFICIAL;
		}
		for (Audience audience : Audience.values()) {
			if (audience.name().equalsIgnoreCase(value)) {
				return audience;
			}
		}
		fail("audience", "\"%s\" is not CUSTOMS_OFFICIAL, ECONOMIC_OPERATOR or OTHER_USER.".formatted(value));
		return Audience.OTHER_USER;
	}

	/**
	 * A number with a decimal point or comma.
	 * @param column the column
	 * @param dimension the field that the number belongs to
	 * @return the number, or null if the column is empty or can't be read
	 */
	@Nullable Double number(String column, String dimension) {
		String value = text(column);
		if (value == null) {
			return null;
		}
		try {
			return new BigDecimal(value.replace(',', '.')).doubleValue();
		}
		catch (NumberFormatException ex) {
			fail(column, "\"%s\" is not a number.".formatted(value));
			this.unread.add(dimension);
			return null;
		}
	}

	int count(String column) {
		String value = required(column);
		try {
			return value.isEmpty() ? 0 : Integer.parseInt(value);
		}
		catch (NumberFormatException ex) {
			fail(column, "\"%s\" is not a whole number.".formatted(value));
			return 0;
		}
	}

}
