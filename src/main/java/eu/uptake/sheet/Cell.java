package eu.uptake.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a cell holds. Numbers are exact; a cell without a value is {@link Empty}, which is
 * neither 0 nor a text.
 */
public sealed interface Cell {

	/**
	 * A cell of text.
	 * @param text the text, or null
	 * @return the cell; empty for null and for a text of no characters, which no sheet
	 * can tell from nothing
	 */
	static Cell text(@Nullable String text) {
		return (text != null && !text.isEmpty()) ? new Text(text) : empty();
	}

	static Cell number(@Nullable Integer number) {
		return (number != null) ? new Whole(number) : empty();
	}

	static Cell number(@Nullable Long number) {
		return (number != null) ? new Whole(number) : empty();
	}

	/**
	 * A cell of a number with the digits that Java prints, which are as many as tell it
	 * from any other: 74.3, not 74.2999999999999971578.
	 * @param number the number, or null
	 * @return the cell
	 */
	static Cell number(@Nullable Double number) {
		return (number != null) ? new Decimal(BigDecimal.valueOf(number)) : empty();
	}

	static Cell number(@Nullable BigDecimal number) {
		return (number != null) ? new Decimal(number) : empty();
	}

	static Cell date(@Nullable LocalDate date) {
		return (date != null) ? new Day(date) : empty();
	}

	static Cell flag(@Nullable Boolean flag) {
		return (flag != null) ? new Flag(flag) : empty();
	}

	static Cell empty() {
		return new Empty();
	}

	/**
	 * A text.
	 *
	 * @param value the text, of one character at least
	 */
	record Text(String value) implements Cell {
	}

	/**
	 * A whole number.
	 *
	 * @param value the number
	 */
	record Whole(long value) implements Cell {
	}

	/**
	 * A number with decimals.
	 *
	 * @param value the number
	 */
	record Decimal(BigDecimal value) implements Cell {
	}

	/**
	 * A date.
	 *
	 * @param value the date
	 */
	record Day(LocalDate value) implements Cell {
	}

	/**
	 * True or false.
	 *
	 * @param value which of them
	 */
	record Flag(boolean value) implements Cell {
	}

	/**
	 * No value.
	 */
	record Empty() implements Cell {
	}

	/**
	 * A cell read from a file, whose value can't be told. It is never written.
	 *
	 * @param reason why, in a sentence
	 */
	record Fault(String reason) implements Cell {
	}

}
