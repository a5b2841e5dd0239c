package eu.uptake.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.country.Country;
import eu.uptake.sheet.Cell;
import eu.uptake.sheet.Column;

/**
 * Columns with what stands in them. Each method returns the columns before it and one
 * more, so that columns which several datasets have can be put together.
 *
 * @param <T> what a row is made of
 */
public final class Columns<T extends @Nullable Object> {

	private static final int COUNTRY_WIDTH = 24;

	private static final int TITLE_WIDTH = 44;

	private final List<Column> columns;

	private final List<Function<? super T, Cell>> cells;

	private Columns(List<Column> columns, List<Function<? super T, Cell>> cells) {
		this.columns = columns;
		this.cells = cells;
	}

	public static <T extends @Nullable Object> Columns<T> none() {
		return new Columns<>(List.of(), List.of());
	}

	/**
	 * The columns of a country.
	 * @return its code and name; both empty for none
	 */
	public static Columns<@Nullable Country> ofCountry() {
		return Columns.<@Nullable Country>none()
			.text("country", (country) -> (country != null) ? country.code() : null)
			.text("countryName", COUNTRY_WIDTH, (country) -> (country != null) ? country.name() : null);
	}

	/**
	 * The columns of a module.
	 * @return its code, title and programme
	 */
	public static Columns<TrainingModule> ofModule() {
		return Columns.<TrainingModule>none()
			.text("module", TrainingModule::code)
			.text("title", TITLE_WIDTH, TrainingModule::title)
			.text("programme", TrainingModule::programme);
	}

	/**
	 * Adds a column of texts.
	 * @param name the header
	 * @param width how many characters a spreadsheet shows
	 * @param text the text; null for an empty cell
	 * @return the columns
	 */
	public Columns<T> text(String name, int width, Function<? super T, @Nullable String> text) {
		return and(new Column(name, width), (row) -> Cell.text(text.apply(row)));
	}

	public Columns<T> text(String name, Function<? super T, @Nullable String> text) {
		return and(Column.of(name), (row) -> Cell.text(text.apply(row)));
	}

	/**
	 * Adds a column of the names of constants, as GraphQL spells them.
	 * @param name the header
	 * @param constant the constant; null for an empty cell
	 * @return the columns
	 */
	public Columns<T> constant(String name, Function<? super T, @Nullable Enum<?>> constant) {
		return and(Column.of(name), (row) -> {
			Enum<?> value = constant.apply(row);
			return Cell.text((value != null) ? value.name() : null);
		});
	}

	public Columns<T> number(String name, Function<? super T, @Nullable Number> number) {
		return and(Column.of(name), (row) -> cell(number.apply(row)));
	}

	public Columns<T> date(String name, Function<? super T, @Nullable LocalDate> date) {
		return and(Column.of(name), (row) -> Cell.date(date.apply(row)));
	}

	public Columns<T> flag(String name, Function<? super T, @Nullable Boolean> flag) {
		return and(Column.of(name), (row) -> Cell.flag(flag.apply(row)));
	}

	/**
	 * Adds the columns of something that every row has.
	 * @param <S> what it is
	 * @param part takes it from a row
	 * @param others its columns
	 * @return the columns
	 */
	public <S extends @Nullable Object> Columns<T> and(Function<? super T, S> part, Columns<S> others) {
		List<Column> moreColumns = new ArrayList<>(this.columns);
		List<Function<? super T, Cell>> moreCells = new ArrayList<>(this.cells);
		moreColumns.addAll(others.columns);
		others.cells.forEach((cell) -> moreCells.add((row) -> cell.apply(part.apply(row))));
		return new Columns<>(moreColumns, moreCells);
	}

	private Columns<T> and(Column column, Function<? super T, Cell> cell) {
		List<Column> moreColumns = new ArrayList<>(this.columns);
		List<Function<? super T, Cell>> moreCells = new ArrayList<>(this.cells);
		moreColumns.add(column);
		moreCells.add(cell);
		return new Columns<>(moreColumns, moreCells);
	}

	private static Cell cell(@Nullable Number number) {
		if (number == null) {
			return Cell.empty();
		}
		if (number instanceof Integer || number instanceof Long) {
			return Cell.number(number.longValue());
		}
		return (number instanceof BigDecimal decimal) ? Cell.number(decimal) : Cell.number(number.doubleValue());
	}

	/**
	 * Puts the columns over rows.
	 * @param rows what the rows are made of; it may be read from the store row by row
	 * @return the table
	 */
	public Table of(Stream<? extends T> rows) {
		return new Table(this.columns, rows.map(this::row));
	}

	public Table of(List<? extends T> rows) {
		return of(rows.stream());
	}

	private List<Cell> row(T row) {
		return this.cells.stream().map((cell) -> cell.apply(row)).toList();
	}

}
