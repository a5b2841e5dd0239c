package eu.uptake.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;

import static org.assertj.core.api.Assertions.assertThat;

class SheetRoundTripTests {

	private static final SheetLayout LAYOUT = SheetLayout.of("Data", Column.of("key"), Column.of("a"), Column.of("b"));

	private static final SheetLimits LIMITS = new SheetLimits(10_000_000, 10_000_000, 1_000, 3);

	@Property(tries = 300)
	void aWorkbookIsReadAsItWasWritten(@ForAll("rows") List<List<Cell>> rows) throws IOException {
		assertThat(read(write(SheetFormat.XLSX, LAYOUT, rows))).isEqualTo(rows.stream().map(this::trimmed).toList());
	}

	@Property(tries = 500)
	void csvIsReadAsTheTextsThatWereWritten(@ForAll("texts") List<List<Cell>> rows, @ForAll boolean semicolon)
			throws IOException {
		assertThat(read(write(SheetFormat.CSV, LAYOUT.withSeparator(semicolon ? ';' : ','), rows))).isEqualTo(rows);
	}

	@Property(tries = 500)
	void noTextOfCsvBeginsLikeAFormula(@ForAll("text") String text) {
		assertThat(Formulas.neutralise(text)).doesNotMatch("(?s)[=+\\-@\t\r\n].*");
		assertThat(Formulas.restore(Formulas.neutralise(text))).isEqualTo(text);
		assertThat(Formulas.restore(Formulas.protect(text))).isEqualTo(text);
	}

	@Provide
	Arbitrary<String> text() {
		return Arbitraries.strings()
			.withChars("'=+-@\t\r\n,;\" aé€<&\uD83D\uDE00")
			.ofMinLength(1)
			.ofMaxLength(8)
			.filter((text) -> text.codePoints().noneMatch((each) -> each >= 0xD800 && each <= 0xDFFF));
	}

	@Provide
	Arbitrary<List<List<Cell>>> texts() {
		Arbitrary<Cell> cell = Arbitraries.oneOf(text().map(Cell::text), Arbitraries.just(Cell.empty()));
		return Combinators.combine(cell, cell, cell).as(List::of).list().ofMaxSize(20);
	}

	@Provide
	Arbitrary<List<List<Cell>>> rows() {
		Arbitrary<Cell> cell = Arbitraries.oneOf(text().map(Cell::text), Arbitraries.just(Cell.empty()),
				Arbitraries.longs().between(-999_999_999_999_999L, 999_999_999_999_999L).map(Cell::number),
				Arbitraries.bigDecimals()
					.between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
					.ofScale(6)
					.filter((number) -> number.stripTrailingZeros().scale() > 0)
					.map((number) -> Cell.number(number.stripTrailingZeros())),
				Dates.dates().between(LocalDate.of(1900, 1, 1), LocalDate.of(2100, 1, 1)).map(Cell::date),
				Arbitraries.of(true, false).map(Cell::flag));
		return Combinators.combine(Arbitraries.integers().map(Cell::number), cell, cell)
			.as(List::of)
			.list()
			.ofMaxSize(20);
	}

	// A workbook doesn't say how many empty cells follow the last one.
	private List<Cell> trimmed(List<Cell> row) {
		int size = row.size();
		while (row.get(size - 1) instanceof Cell.Empty) {
			size--;
		}
		return row.subList(0, size);
	}

	private static byte[] write(SheetFormat format, SheetLayout layout, List<List<Cell>> rows) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		SheetWriter writer = format.writer(out, layout);
		for (List<Cell> row : rows) {
			writer.row(row);
		}
		writer.finish();
		return out.toByteArray();
	}

	private static List<List<Cell>> read(byte[] file) throws IOException {
		List<List<Cell>> rows = new ArrayList<>();
		try (SheetReader reader = SheetReader.open(new ByteArrayInputStream(file), LIMITS, "Data")) {
			for (SheetRow row = reader.next(); row != null; row = reader.next()) {
				rows.add(row.cells());
			}
		}
		return rows.subList(1, rows.size());
	}

}
