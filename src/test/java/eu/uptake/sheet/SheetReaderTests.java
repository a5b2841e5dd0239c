package eu.uptake.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class SheetReaderTests {

	private static final SheetLimits LIMITS = new SheetLimits(200_000, 1_000_000, 50, 6);

	@ParameterizedTest
	@CsvSource({ "',', UTF-8, ''", "';', UTF-8, ''", "'\t', UTF-8, ''", "';', UTF-8, \uFEFF", "'\t', UTF-16LE, \uFEFF",
			"',', UTF-16BE, \uFEFF" })
	void readsCsvOfAnySeparatorAndUnicodeEncoding(String separator, String charset, String mark) throws IOException {
		String text = mark + "module|note\r\nVAT|\"Größe, \"\"big\"\"; or\tsmall\"\r\n".replace("|", separator);
		assertThat(read(text.getBytes(Charset.forName(charset)))).containsExactly(row(1, 1, "module", "note"),
				row(2, 2, "VAT", "Größe, \"big\"; or\tsmall"));
	}

	@Test
	void tellsRowsFromLinesAndLeavesOutEmptyOnes() throws IOException {
		List<SheetRow> rows = read("a,b\n\n\"two\nlines\",1\nx,".getBytes(StandardCharsets.UTF_8));
		assertThat(rows).containsExactly(row(1, 1, "a", "b"), row(3, 3, "two\nlines", "1"), row(4, 5, "x", ""));
		assertThat(rows.get(2).reference(1)).isEqualTo("B4");
		assertThat(rows.get(2).reference(26)).isEqualTo("AA4");
		assertThat(rows.get(2).reference(701)).isEqualTo("ZZ4");
		assertThat(rows.get(2).reference(702)).isEqualTo("AAA4");
	}

	@Test
	void whatIsNotUnicodeIsReadAsUnreadable() throws IOException {
		assertThat(read("note\nGröße".getBytes(Charset.forName("windows-1252"))).get(1).cell(0))
			.isEqualTo(Cell.text("Gr\uFFFD\uFFFDe"));
	}

	@Test
	void readsEveryKindOfCellOfAWorkbook() throws IOException {
		assertThat(readWorkbook(
				"""
						<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>
						<row r='3'><c r='A3' t='inlineStr'><is><t>inline</t></is></c><c r='B3'><v>4776</v></c>
						<c r='C3'><v>0.30000000000000004</v></c><c r='D3' s='1'><v>42429</v></c><c r='E3' t='b'><v>1</v></c></row>
						<row><c s='2'><v>42429.75</v></c><c s='3'><v>7</v></c><c><v>1E3</v></c><c t='d'><v>2016-02-29</v></c></row>
						<row r='9'><c r='B9' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>
						<row r='10'><c r='XFD10' s='1'/></row>
						"""))
			.containsExactly(new SheetRow(1, 1, List.of(Cell.text("module"), Cell.empty(), Cell.text("trainees "))),
					new SheetRow(3, 3,
							List.of(Cell.text("inline"), Cell.number(4776), Cell.number(new BigDecimal("0.3")),
									Cell.date(LocalDate.of(2016, 2, 29)), Cell.flag(true))),
					new SheetRow(4, 4,
							List.of(Cell.text("2016-02-29T18:00"), Cell.number(7), Cell.number(1000),
									Cell.date(LocalDate.of(2016, 2, 29)))),
					new SheetRow(9, 9,
							List.of(Cell.empty(), new Cell.Fault("The formula results in the error #DIV/0!."))));
	}

	@Test
	void aFormulaIsWhatItResultedInLast() throws IOException {
		assertThat(readWorkbook("""
				<row r='1'><c r='A1'><f>SUM(B1:B9)</f><v>120</v></c><c r='B1' t='str'><f>A1&amp;""</f><v>120</v></c>\
				<c r='C1'><f>NOW()</f></c><c r='D1' t='str'><f>""</f></c></row>""").get(0).cells()).containsExactly(
				Cell.number(120), Cell.text("120"),
				new Cell.Fault("The formula has no result. Open the file in a spreadsheet program and save it."));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1900-01-01", "59, 1900-02-28", "61, 1900-03-01", "2958465, 9999-12-31" })
	void countsDaysAsSpreadsheetsDo(String serial, LocalDate date) throws IOException {
		assertThat(readWorkbook("<row><c s='1'><v>%s</v></c></row>".formatted(serial)).get(0).cell(0))
			.isEqualTo(Cell.date(date));
	}

	@Test
	void countsDaysFrom1904WhereTheWorkbookDoes() throws IOException {
		Map<String, String> parts = Zips.workbook("<row><c s='1'><v>40967</v></c></row>");
		parts.computeIfPresent("xl/workbook.xml",
				(name, xml) -> xml.replace("<sheets>", "<workbookPr date1904='1'/><sheets>"));
		assertThat(read(Zips.zip(parts)).get(0).cell(0)).isEqualTo(Cell.date(LocalDate.of(2016, 2, 29)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1E999999999", "1E-999999999", "NaN", "abc", "1e400" })
	void aNumberOutOfAnyRangeIsAFault(String number) throws IOException {
		assertThat(readWorkbook("<row><c><v>%s</v></c></row>".formatted(number)).get(0).cell(0))
			.isEqualTo(new Cell.Fault("\"%s\" is no number.".formatted(number)));
	}

	@Test
	void aDateOutOfAnyRangeIsAFault() throws IOException {
		assertThat(readWorkbook("<row><c s='1'><v>2958466</v></c><c s='1'><v>-1</v></c></row>").get(0).cells())
			.containsExactly(new Cell.Fault("2958466 is no date."), new Cell.Fault("-1 is no date."));
	}

	@Test
	void readsTheSheetOfTheNameAskedForOrTheFirst() throws IOException {
		Map<String, String> parts = Zips.workbook("<row><c><v>1</v></c></row>");
		parts.put("xl/worksheets/sheet2.xml", parts.get("xl/worksheets/sheet1.xml").replace("<v>1</v>", "<v>2</v>"));
		parts.computeIfPresent("xl/workbook.xml",
				(name, xml) -> xml.replace("</sheets>", "<sheet name='Return' sheetId='2' r:id='s2'/></sheets>"));
		parts.computeIfPresent("xl/_rels/workbook.xml.rels", (name, xml) -> xml.replace("<Relationship Id='t'",
				"<Relationship Id='s2' Type='x/worksheet' Target='worksheets/sheet2.xml'/><Relationship Id='t'"));
		byte[] file = Zips.zip(parts);
		assertThat(read(file, "Return").get(0).cell(0)).isEqualTo(Cell.number(2));
		assertThat(read(file, "Other").get(0).cell(0)).isEqualTo(Cell.number(1));
	}

	@Test
	void entitiesOfTheFileAreNeverResolved() throws IOException {
		Map<String, String> parts = Zips.workbook("<row><c t='inlineStr'><is><t>&secret;</t></is></c></row>");
		parts.computeIfPresent("xl/worksheets/sheet1.xml",
				(name, xml) -> "<!DOCTYPE worksheet [<!ENTITY secret SYSTEM 'file:///etc/hostname'>]>" + xml);
		assertThatUnreadable(Zips.zip(parts)).withMessage("The workbook can't be read on: its XML is broken.");
		parts.computeIfPresent("xl/worksheets/sheet1.xml",
				(name, xml) -> xml.replace("SYSTEM 'file:///etc/hostname'", "'inside'"));
		assertThatUnreadable(Zips.zip(parts)).withMessage("The workbook can't be read on: its XML is broken.");
	}

	@Test
	void aZipBombIsRefusedWhileItUnpacks() throws IOException {
		Map<String, String> parts = Zips.workbook("");
		parts.put("xl/media/notes.xml", "0".repeat(50_000_000));
		byte[] bomb = Zips.zip(parts);
		assertThat(bomb.length).isLessThan(60_000);
		assertThatUnreadable(bomb).withMessage("The workbook has more in it than the 1000000 bytes that are read.");
	}

	@Test
	void manyEntriesAreRefused() throws IOException {
		Map<String, String> parts = Zips.workbook("");
		for (int i = 0; i < 1_000; i++) {
			parts.put("e" + i, "");
		}
		assertThatUnreadable(Zips.zip(parts)).withMessageContaining("more in it");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<row r='51'><c><v>1</v></c></row>", "<row r='2147483647'><c><v>1</v></c></row>" })
	void rowsBeyondTheLimitAreRefused(String row) {
		assertThatExceptionOfType(UnreadableSheetException.class).isThrownBy(() -> readWorkbook(row))
			.withMessage("A sheet has at most 50 rows; the rest was not read.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "G1", "XFD1", "ZZZZZZZ1", "ÄÄ1" })
	void columnsBeyondTheLimitAreRefused(String reference) {
		assertThatExceptionOfType(UnreadableSheetException.class)
			.isThrownBy(() -> readWorkbook("<row r='1'><c r='%s'><v>1</v></c></row>".formatted(reference)))
			.withMessage("A sheet has at most 6 columns.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<row r='1'><c t='s'><v>2</v></c></row>",
			"<row r='1'><c t='s'><v>2000000000</v></c></row>", "<row r='1'><c t='s'><v>-1</v></c></row>",
			"<row r='1'><c t='s'><v>x</v></c></row>", "<row r='x'/>", "<row r='9999999999'/>", "<row>", "<row><c>",
			"<row r='2'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row>", "<row r='-1'><c><v>1</v></c></row>",
			"<row><c><v><v/></v></c></row>" })
	void aBrokenSheetIsRefused(String rows) {
		assertThatExceptionOfType(UnreadableSheetException.class).isThrownBy(() -> readWorkbook(rows));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml" })
	void aWorkbookWithoutAPartIsRefused(String part) throws IOException {
		Map<String, String> parts = Zips.workbook("<row><c><v>1</v></c></row>");
		parts.remove(part);
		assertThatUnreadable(Zips.zip(parts))
			.withMessage("The file is no workbook, or a broken one. Save it as .xlsx again.");
	}

	@Test
	void aWorkbookThatIsCutOffAnywhereIsRefused() throws IOException {
		byte[] whole = Zips.zip(Zips.workbook("<row><c><v>1</v></c></row>"));
		assertThat(read(whole)).hasSize(1);
		for (int length = 4; length < whole.length; length += 7) {
			assertThatUnreadable(Arrays.copyOf(whole, length));
		}
	}

	@Test
	void aWorkbookWithAnyByteChangedIsReadOrRefused() throws IOException {
		byte[] whole = Zips.zip(Zips.workbook("<row><c><v>1</v></c></row>"));
		int refused = 0;
		for (int i = 4; i < whole.length; i += 5) {
			byte[] changed = whole.clone();
			changed[i] ^= 0x55;
			try {
				assertThat(read(changed)).hasSizeLessThanOrEqualTo(1);
			}
			catch (UnreadableSheetException ex) {
				refused++;
			}
		}
		assertThat(refused).isGreaterThan(100);
	}

	@Test
	void aWorkbookOfTheOldFormatOrWithAPasswordIsRefusedAsThat() {
		byte[] file = new byte[2_000];
		System.arraycopy(
				new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1 },
				0, file, 0, 8);
		assertThatUnreadable(file)
			.withMessage("The workbook has a password or an older format. Save it as .xlsx without a password.");
	}

	@Test
	void csvBeyondTheLimitsIsRefused() {
		assertThatUnreadable("a\n".repeat(51).getBytes(StandardCharsets.UTF_8))
			.withMessage("A file has at most 50 rows; the rest was not read.")
			.satisfies((ex) -> assertThat(ex.line()).isEqualTo(51));
		assertThatUnreadable("a,b,c,d,e,f,g".getBytes(StandardCharsets.UTF_8))
			.withMessage("A file has at most 6 columns.");
		assertThatUnreadable("a\n\"b".getBytes(StandardCharsets.UTF_8))
			.withMessageStartingWith("The file can't be read on");
	}

	@Test
	void aFileThatIsTooLongIsRefusedAsThat() {
		assertThatExceptionOfType(SheetTooLargeException.class).isThrownBy(() -> read(new byte[200_001]))
			.withMessage("A file has at most 200000 bytes.");
	}

	@Test
	void aFileThatStopsComingIsNoBrokenOne() {
		InputStream broken = new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("Connection reset");
			}

		};
		assertThatIOException().isThrownBy(() -> SheetReader.open(broken, LIMITS, "Return"))
			.withMessage("Connection reset");
	}

	@Test
	void anEmptyFileHasNoRows() throws IOException {
		assertThat(read(new byte[0])).isEmpty();
		assertThat(readWorkbook("")).isEmpty();
	}

	private static org.assertj.core.api.ThrowableAssertAlternative<UnreadableSheetException> assertThatUnreadable(
			byte[] file) {
		return assertThatExceptionOfType(UnreadableSheetException.class).isThrownBy(() -> read(file));
	}

	private static SheetRow row(int number, long line, String... texts) {
		return new SheetRow(number, line, Arrays.stream(texts).map(Cell::text).toList());
	}

	private static List<SheetRow> readWorkbook(String rows) throws IOException {
		return read(Zips.zip(Zips.workbook(rows)));
	}

	private static List<SheetRow> read(byte[] file) throws IOException {
		return read(file, "Return");
	}

	private static List<SheetRow> read(byte[] file, String sheet) throws IOException {
		List<SheetRow> rows = new ArrayList<>();
		try (SheetReader reader = SheetReader.open(new ByteArrayInputStream(file), LIMITS, sheet)) {
			for (SheetRow row = reader.next(); row != null; row = reader.next()) {
				rows.add(row);
			}
		}
		return rows;
	}

}
