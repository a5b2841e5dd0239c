package eu.uptake.seed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of a seed file. Every method fails with the file, line and column where the value
 * isn't what it should be.
 */
public final class SeedRow {

	private final String file;

	private final NamedCsvRecord row;

	SeedRow(String file, NamedCsvRecord row) {
		this.file = file;
		this.row = row;
	}

	/**
	 * Refuses the row.
	 * @param reason what is wrong with it
	 * @return the exception to throw
	 */
	public SeedException fail(String reason) {
		return new SeedException("%s, line %d: %s".formatted(this.file, this.row.getStartingLineNumber(), reason));
	}

	void requireAllFields() {
		int expected = this.row.getHeader().size();
		if (this.row.getFieldCount() != expected) {
			throw fail("%d fields instead of %d".formatted(this.row.getFieldCount(), expected));
		}
	}

	/**
	 * A value that must be there.
	 * @param column the column's name
	 * @return the value, without surrounding blanks
	 */
	public String text(String column) {
		String value = optionalText(column);
		if (value == null) {
			throw fail(column + " is missing");
		}
		return value;
	}

	public @Nullable String optionalText(String column) {
		String value = this.row.findField(column).orElseThrow(() -> fail("there is no column " + column)).strip();
		return value.isEmpty() ? null : value;
	}

	public int number(String column) {
		return parse(column, text(column), Integer::parseInt, "a whole number");
	}

	public @Nullable Integer optionalNumber(String column) {
		String value = optionalText(column);
		return (value != null) ? parse(column, value, Integer::parseInt, "a whole number") : null;
	}

	public double decimal(String column) {
		return parse(column, text(column), Double::parseDouble, "a number");
	}

	/**
	 * A number with all its decimals.
	 * @param column the column's name
	 * @return the number, or null where the field is empty
	 */
	public @Nullable BigDecimal optionalDecimal(String column) {
		String value = optionalText(column);
		return (value != null) ? parse(column, value, BigDecimal::new, "a number") : null;
	}

	public boolean flag(String column) {
		return parse(column, text(column), (value) -> switch (value) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new IllegalArgumentException(value);
		}, "true or false");
	}

	public LocalDate date(String column) {
		return parse(column, text(column), LocalDate::parse, "a date such as 2016-12-31");
	}

	public @Nullable LocalDate optionalDate(String column) {
		String value = optionalText(column);
		return (value != null) ? parse(column, value, LocalDate::parse, "a date such as 2016-12-31") : null;
	}

	public <E extends Enum<E>> E constant(String column, Class<E> type) {
		return parse(column, text(column), (value) -> Enum.valueOf(type, value),
				"one of " + Arrays.toString(type.getEnumConstants()).toUpperCase(Locale.ROOT));
	}

	/**
	 * Values separated by blanks.
	 * @param column the column's name
	 * @return the values, none where the field is empty
	 */
	public List<String> list(String column) {
		String value = optionalText(column);
		return (value != null) ? List.of(value.split("\\s+")) : List.of();
	}

	/**
	 * The years that columns are named by, such as 2016 in {@code value2016}.
	 * @param prefix what the columns' names begin with
	 * @return the years, ascending
	 */
	public List<Integer> years(String prefix) {
		return this.row.getHeader()
			.stream()
			.filter((name) -> name.startsWith(prefix) && name.substring(prefix.length()).matches("\\d{4}"))
			.map((name) -> Integer.valueOf(name.substring(prefix.length())))
			.sorted()
			.toList();
	}

	private <T> T parse(String column, String value, Function<String, T> parser, String expected) {
		try {
			return parser.apply(value);
		}
		catch (IllegalArgumentException | DateTimeParseException ex) {
			throw fail("%s must be %s, not \"%s\"".formatted(column, expected, value));
		}
	}

}
