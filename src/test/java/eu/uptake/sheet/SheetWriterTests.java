package eu.uptake.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SheetWriterTests {

	private static final SheetLayout LAYOUT = SheetLayout.of("Uptake", Column.of("module"), Column.of("trainees"),
			Column.of("score"), Column.of("day"), Column.of("minimum"), new Column("note", 60));

	private static final List<List<Cell>> ROWS = List.of(
			List.of(Cell.text("UCC-L1"), Cell.number(21_607), Cell.number(74.3), Cell.date(LocalDate.of(2016, 2, 29)),
					Cell.flag(true), Cell.text("Größe, \"quoted\"\nin two lines")),
			List.of(Cell.text("VAT"), Cell.number(0), Cell.number(new BigDecimal("-70.30")), Cell.empty(),
					Cell.flag(false), Cell.text("=1+1")),
			List.of(Cell.text("-"), Cell.number((Integer) null), Cell.number((Double) null),
					Cell.date((LocalDate) null), Cell.empty(), Cell.text("")),
			List.of(Cell.text("@x"), Cell.number(-7L), Cell.number(0.1), Cell.empty(), Cell.empty(),
					Cell.text("'+a;b")));

	@Test
	void csvIsThatOfRfc4180WithoutFormulas() throws IOException {
		assertThat(text(SheetFormat.CSV, LAYOUT)).isEqualTo("""
				module,trainees,score,day,minimum,note
				UCC-L1,21607,74.3,2016-02-29,true,"Größe, ""quoted""|in two lines"
				VAT,0,-70.30,,false,'=1+1
				'-,,,,,
				'@x,-7,0.1,,,"''+a;b"
				""".replace("\n", "\r\n").replace('|', '\n'));
	}

	@Test
	void theSeparatorMayBeASemicolon() throws IOException {
		assertThat(text(SheetFormat.CSV, LAYOUT.withSeparator(';')).lines()).contains("VAT;0;-70.30;;false;'=1+1",
				"'@x;-7;0.1;;;\"''+a;b\"");
	}

	@Test
	void jsonHasAnObjectForEachRowAndNullForNothing() throws IOException {
		assertThat(text(SheetFormat.JSON, LAYOUT)).isEqualTo("""
				[{"module":"UCC-L1","trainees":21607,"score":74.3,"day":"2016-02-29","minimum":true,\
				"note":"Größe, \\"quoted\\"\\nin two lines"},\
				{"module":"VAT","trainees":0,"score":-70.30,"day":null,"minimum":false,"note":"=1+1"},\
				{"module":"-","trainees":null,"score":null,"day":null,"minimum":null,"note":null},\
				{"module":"@x","trainees":-7,"score":0.1,"day":null,"minimum":null,"note":"'+a;b"}]""");
	}

	@Test
	void aWorkbookHasNumbersAsNumbersDatesAsDatesAndNoFormulas() throws IOException {
		byte[] file = write(SheetFormat.XLSX, LAYOUT.withInstructions("Fill in the column trainees."), ROWS);
		try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
			assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("Uptake", "Instructions");
			List<Row> rows = workbook.getFirstSheet().read();
			assertThat(rows).hasSize(5);
			assertThat(rows.get(0).stream().map(org.dhatim.fastexcel.reader.Cell::asString)).containsExactly("module",
					"trainees", "score", "day", "minimum", "note");
			Row first = rows.get(1);
			assertThat(first.stream().map(org.dhatim.fastexcel.reader.Cell::getType)).containsExactly(CellType.STRING,
					CellType.NUMBER, CellType.NUMBER, CellType.NUMBER, CellType.BOOLEAN, CellType.STRING);
			assertThat(first.getCellAsNumber(1)).hasValue(new BigDecimal(21_607));
			assertThat(first.getCellAsNumber(2)).hasValue(new BigDecimal("74.3"));
			assertThat(first.getCellAsDate(3)).hasValue(LocalDate.of(2016, 2, 29).atStartOfDay());
			assertThat(first.getCellText(5)).isEqualTo("Größe, \"quoted\"\nin two lines");
			assertThat(rows.get(2).getCellAsNumber(1)).hasValue(BigDecimal.ZERO);
			assertThat(rows.get(2).getCell(5).getType()).isEqualTo(CellType.STRING);
			assertThat(rows.get(2).getCellText(5)).isEqualTo("=1+1");
			assertThat(rows.get(3).getPhysicalCellCount()).isEqualTo(1);
			assertThat(workbook.getSheets().toList().get(1).read().get(0).getCellText(0))
				.isEqualTo("Fill in the column trainees.");
		}
	}

	@Test
	void theHeaderOfAWorkbookIsBoldAndStaysInSight() throws IOException {
		byte[] file = write(SheetFormat.XLSX, LAYOUT, ROWS);
		assertThat(Zips.part(file, "xl/worksheets/sheet1.xml")).contains("ySplit=\"1\"", "state=\"frozen\"",
				"min=\"6\" max=\"6\" width=\"60.0\"");
		assertThat(Zips.part(file, "xl/styles.xml")).contains("<b/>");
	}

	@Test
	void aLongWorkbookIsWrittenAsItComes() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		SheetWriter writer = SheetFormat.XLSX.writer(out, SheetLayout.of("Long", Column.of("n"), Column.of("text")));
		for (int i = 1; i <= 20_000; i++) {
			writer.row(Cell.number(i), Cell.text("row " + i));
		}
		int before = out.size();
		writer.finish();
		assertThat(before).isGreaterThan(out.size() / 2);
		try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
			List<Row> rows = workbook.getFirstSheet().read();
			assertThat(rows).hasSize(20_001);
			assertThat(rows.get(20_000).getCellText(1)).isEqualTo("row 20000");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aSheetWithoutRowsIsItsHeader(SheetFormat format) throws IOException {
		byte[] file = write(format, LAYOUT, List.of());
		switch (format) {
			case CSV -> assertThat(file).asString().isEqualTo("module,trainees,score,day,minimum,note\r\n");
			case JSON -> assertThat(file).asString().isEqualTo("[]");
			case XLSX -> {
				try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
					assertThat(workbook.getFirstSheet().read()).hasSize(1);
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void refusesRowsThatDontFit(SheetFormat format) throws IOException {
		SheetWriter writer = format.writer(new ByteArrayOutputStream(), LAYOUT);
		assertThatIllegalArgumentException().isThrownBy(() -> writer.row(Cell.empty()));
		SheetWriter one = format.writer(new ByteArrayOutputStream(), SheetLayout.of("One", Column.of("a")));
		assertThatIllegalArgumentException().isThrownBy(() -> one.row(new Cell.Fault("unread")));
	}

	@Test
	void formatsAreKnownByTheirEndings() {
		assertThat(SheetFormat.of("xlsx")).isSameAs(SheetFormat.XLSX);
		assertThat(SheetFormat.of("csv")).isSameAs(SheetFormat.CSV);
		assertThat(SheetFormat.of("json")).isSameAs(SheetFormat.JSON);
		assertThat(SheetFormat.of("CSV")).isNull();
	}

	private static String text(SheetFormat format, SheetLayout layout) throws IOException {
		return new String(write(format, layout, ROWS), StandardCharsets.UTF_8);
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

}
