package eu.uptake.uptake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReturnFileTests {

	private static final String HEADER = "module;used;trainees;note\n";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			yes;120;  | 120
			YES;0;    | 0
			y;;       |
			true;7;   | 7
			;120;     | 120
			;4 776;   | 4776
			;4\u00A0776;   | 4776
			;21\u202F607;  | 21607
			;1 000 000; | 1000000
			;' 12 ';  | 12
			;007;     | 7
			""")
	void readsWhatWasUsed(String cells, Integer trainees) throws IOException {
		ReturnFile file = read(HEADER + "VAT;" + cells.replace("'", ""));
		assertThat(file.problems()).isEmpty();
		assertThat(file.entries()).containsOnlyKeys("VAT")
			.containsEntry("VAT", new UptakeEntry(2, "VAT", new Uptake("VAT", trainees, null)));
	}

	@Test
	void noTakesTheModuleOutAndNothingLeavesItAlone() throws IOException {
		ReturnFile file = read(HEADER + "VAT;No;;\nEMCS;;;\nEORI; ; ; \n;;;\n");
		assertThat(file.problems()).isEmpty();
		assertThat(file.entries().values()).containsExactly(new UptakeEntry(2, "VAT", null));
		assertThat(file.rows()).isEqualTo(3);
		assertThat(file.clean()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					VAT;;21.607;    | C2 INVALID | "21.607" may be a whole number or one with decimals. Write it with digits only.
					VAT;;21,607;    | C2 INVALID | "21,607" may be a whole number or one with decimals. Write it with digits only.
					VAT;;1'234;     | C2 INVALID | "1'234" may be a whole number or one with decimals. Write it with digits only.
					VAT;;17,5;      | C2 INVALID | 17,5 is not a whole number.
					VAT;;17.5;      | C2 INVALID | 17.5 is not a whole number.
					VAT;;about 20;  | C2 INVALID | "about 20" is not a number. Where it isn't known, leave the cell empty and write yes in the column used.
					VAT;;4 77;      | C2 INVALID | "4 77" is not a number. Where it isn't known, leave the cell empty and write yes in the column used.
					VAT;;-1;        | C2 OUT_OF_RANGE | The number of trainees must be from 0 to 10000000.
					VAT;;10000001;  | C2 OUT_OF_RANGE | The number of trainees must be from 0 to 10000000.
					VAT;;999999999999999999; | C2 OUT_OF_RANGE | The number of trainees must be from 0 to 10000000.
					VAT;maybe;;     | B2 INVALID | "maybe" is neither yes nor no.
					VAT;no;0;       | C2 INVALID | A module that was not used has no trainees: leave the cell empty, or write yes.
					VAT;no;;Why     | D2 INVALID | A module that was not used has no note: leave the cell empty, or write yes.
					VAT;;;Why       | B2 REQUIRED | There is a note, so write yes or no.
					NONE;;;         | A2 UNKNOWN_MODULE | There is no module "NONE".
					vat;;;          | A2 UNKNOWN_MODULE | There is no module "vat".
					;yes;1;         | A2 REQUIRED | The module's code is missing.
					VAT;yes;1;B\u0007ell | D2 INVALID | The note contains a character that is no text.
					""")
	void tellsWhatIsWrongWithACell(String row, String place, String message) throws IOException {
		ReturnFile file = read(HEADER + row);
		assertThat(file.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.cell() + " " + problem.code()).isEqualTo(place);
			assertThat(problem.message()).isEqualTo(message);
			assertThat(problem.row()).isEqualTo(2);
		});
		assertThat(file.entries()).isEmpty();
		assertThat(file.clean()).isZero();
	}

	@Test
	void tellsEveryProblemOfARow() throws IOException {
		ReturnFile file = read(HEADER + "NONE;perhaps;x;" + "n".repeat(501));
		assertThat(file.problems()).extracting(ReturnProblem::cell).containsExactly("A2", "B2", "C2", "D2");
		assertThat(file.problems().get(3).message()).isEqualTo("The note has at most 500 characters.");
	}

	@Test
	void aModuleStandsInOneRow() throws IOException {
		ReturnFile file = read(HEADER + "VAT;;;\nEMCS;;1;\nVAT;;1;\n");
		assertThat(file.problems()).extracting(ReturnProblem::cell).containsExactly("A4");
		assertThat(file.problems().get(0).message()).isEqualTo("Module VAT stands in row 2 too.");
	}

	@Test
	void columnsMayBeMovedAndAdded() throws IOException {
		ReturnFile file = read("Sum,NOTE,trainees , Used,title,module\n9,Intranet,12,yes,Whatever,VAT\n");
		assertThat(file.problems()).isEmpty();
		assertThat(file.entries()).containsEntry("VAT", new UptakeEntry(2, "VAT", new Uptake("VAT", 12, "Intranet")));
	}

	@Test
	void missingAndRepeatedColumnsStopTheReading() throws IOException {
		assertThat(read("module;trainees\nNONE;x\n").problems()).extracting(ReturnProblem::message)
			.containsExactly("The column \"used\" is missing.", "The column \"note\" is missing.");
		assertThat(read("module;used;trainees;note;used\nNONE;;;;\n").problems()).extracting(ReturnProblem::cell)
			.containsExactly("E1");
		assertThat(read("").problems()).extracting(ReturnProblem::message).containsExactly("The file is empty.");
	}

	@Test
	void linesWithinANoteEndAsTheServiceKeepsThem() throws IOException {
		ReturnFile file = read("module,used,trainees,note\r\nVAT,yes,,\"one\r\ntwo\"\r\nEMCS,,x,\r\n");
		assertThat(file.entries().get("VAT").uptake()).isEqualTo(new Uptake("VAT", null, "one\ntwo"));
		assertThat(file.problems()).extracting(ReturnProblem::cell).containsExactly("C3");
	}

	@Test
	void textInAnOldEncodingIsToldWithItsCell() throws IOException {
		ReturnFile file = read((HEADER + "VAT;yes;1;Größe").getBytes(Charset.forName("windows-1252")));
		assertThat(file.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.cell()).isEqualTo("D2");
			assertThat(problem.message())
				.isEqualTo("The text is not UTF-8. Save the file as \"CSV UTF-8\", or as .xlsx.");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "PK\u0003\u0004 but no workbook", "module;used;trainees;note\nVAT;\"yes;1;" })
	void whatCantBeReadIsAProblemOfTheFile(String text) throws IOException {
		assertThat(read(text).problems()).singleElement().satisfies((problem) -> assertThat(problem.column()).isNull());
	}

	private static ReturnFile read(String text) throws IOException {
		return read(text.getBytes(StandardCharsets.UTF_8));
	}

	private static ReturnFile read(byte[] bytes) throws IOException {
		return ReturnFile.read(new ByteArrayInputStream(bytes), List.of("EMCS", "EORI", "VAT"));
	}

}
