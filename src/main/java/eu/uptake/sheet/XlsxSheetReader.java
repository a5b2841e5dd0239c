package eu.uptake.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Reads one sheet of a workbook. A formula's cell holds what the spreadsheet program has
 * computed last and stored beside it.
 */
class XlsxSheetReader implements SheetReader {

	static final int SIGNATURE_LENGTH = 8;

	private static final byte[] ZIP = { 'P', 'K', 3, 4 };

	/** Of the format before, and of an encrypted workbook of this one. */
	private static final byte[] COMPOUND_FILE = { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1,
			0x1A, (byte) 0xE1 };

	private final SheetLimits limits;

	private final List<String> sharedTexts;

	private final XlsxCells cells;

	private final XMLStreamReader sheet;

	private int number;

	XlsxSheetReader(InputStream in, SheetLimits limits, String name) throws IOException {
		this.limits = limits;
		in.mark(SIGNATURE_LENGTH);
		if (Arrays.equals(in.readNBytes(SIGNATURE_LENGTH), COMPOUND_FILE)) {
			throw new UnreadableSheetException(1,
					"The workbook has a password or an older format. Save it as .xlsx without a password.");
		}
		in.reset();
		XlsxParts parts = new XlsxParts(in, limits.inflatedBytes());
		try {
			String workbook = parts.related("").get("officeDocument");
			if (workbook == null) {
				throw XlsxParts.broken();
			}
			Map<String, String> related = parts.related(workbook);
			this.sharedTexts = texts(parts.open(related.get("sharedStrings")));
			XlsxStyles styles = new XlsxStyles(parts.open(related.get("styles")));
			Contents contents = contents(parts.open(workbook), name);
			this.cells = new XlsxCells(this.sharedTexts, styles, contents.from1904());
			XMLStreamReader found = parts.open(related.get(contents.sheetId()));
			if (found == null) {
				throw XlsxParts.broken();
			}
			this.sheet = found;
		}
		catch (XMLStreamException ex) {
			throw XlsxParts.broken();
		}
	}

	static boolean isWorkbook(byte[] start) {
		return startsWith(start, ZIP) || startsWith(start, COMPOUND_FILE);
	}

	private static boolean startsWith(byte[] start, byte[] signature) {
		return start.length >= signature.length
				&& Arrays.equals(start, 0, signature.length, signature, 0, signature.length);
	}

	private static Contents contents(@Nullable XMLStreamReader workbook, String name) throws XMLStreamException {
		boolean from1904 = false;
		String first = "";
		String named = "";
		while (workbook != null && workbook.hasNext()) {
			if (workbook.next() != XMLStreamConstants.START_ELEMENT) {
				continue;
			}
			if (workbook.getLocalName().equals("workbookPr")) {
				from1904 = List.of("1", "true").contains(XlsxParts.attribute(workbook, "date1904"));
			}
			else if (workbook.getLocalName().equals("sheet")) {
				String id = relationship(workbook);
				first = first.isEmpty() ? id : first;
				named = XlsxParts.attribute(workbook, "name").equals(name) ? id : named;
			}
		}
		return new Contents(from1904, named.isEmpty() ? first : named);
	}

	// Its namespace depends on whether the file keeps to the standard strictly.
	private static String relationship(XMLStreamReader element) {
		for (int i = 0; i < element.getAttributeCount(); i++) {
			String namespace = element.getAttributeNamespace(i);
			if (element.getAttributeLocalName(i).equals("id") && namespace != null
					&& namespace.endsWith("/relationships")) {
				return element.getAttributeValue(i);
			}
		}
		return "";
	}

	private static List<String> texts(@Nullable XMLStreamReader shared) throws XMLStreamException {
		List<String> texts = new ArrayList<>();
		while (shared != null && shared.hasNext()) {
			if (shared.next() == XMLStreamConstants.START_ELEMENT && shared.getLocalName().equals("si")) {
				texts.add(XlsxCells.textOf(shared));
			}
		}
		return texts;
	}

	@Override
	public @Nullable SheetRow next() {
		try {
			while (this.sheet.hasNext()) {
				if (this.sheet.next() == XMLStreamConstants.START_ELEMENT && this.sheet.getLocalName().equals("row")) {
					List<Cell> row = row();
					if (!row.isEmpty()) {
						return new SheetRow(this.number, this.number, row);
					}
				}
			}
			return null;
		}
		catch (XMLStreamException ex) {
			throw new UnreadableSheetException(this.number + 1, "The workbook can't be read on: its XML is broken.");
		}
	}

	private List<Cell> row() throws XMLStreamException {
		int next = position(XlsxParts.attribute(this.sheet, "r"), this.number + 1);
		if (next <= this.number) {
			throw new UnreadableSheetException(this.number, "The workbook's rows are in disorder.");
		}
		this.number = next;
		if (this.number > this.limits.rows()) {
			throw new UnreadableSheetException(this.number, "A sheet has at most %d rows; the rest was not read.",
					this.limits.rows());
		}
		List<Cell> row = new ArrayList<>();
		int column = 0;
		while (true) {
			int event = this.sheet.next();
			if (event == XMLStreamConstants.END_ELEMENT && this.sheet.getLocalName().equals("row")) {
				return row;
			}
			if (event == XMLStreamConstants.START_ELEMENT && this.sheet.getLocalName().equals("c")) {
				column = column(XlsxParts.attribute(this.sheet, "r"), column + 1);
				put(row, column, this.cells.read(this.sheet));
			}
		}
	}

	// Styled cells without a value may stand anywhere.
	private void put(List<Cell> row, int column, Cell cell) {
		if (cell instanceof Cell.Empty) {
			return;
		}
		if (column > this.limits.columns()) {
			throw new UnreadableSheetException(this.number, "A sheet has at most %d columns.", this.limits.columns());
		}
		while (row.size() < column) {
			row.add(Cell.empty());
		}
		row.set(column - 1, cell);
	}

	private int column(String reference, int otherwise) {
		int column = 0;
		for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
			column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
			if (column < 1 || column > this.limits.columns()) {
				// Beyond what is read, wherever that may be.
				return this.limits.columns() + 1;
			}
		}
		return (column > 0) ? column : otherwise;
	}

	private int position(String digits, int otherwise) {
		try {
			return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
		}
		catch (NumberFormatException ex) {
			throw XlsxParts.broken();
		}
	}

	@Override
	public void close() {
		// It is in memory.
	}

	/**
	 * What a workbook says of itself.
	 *
	 * @param from1904 whether its days are counted from 1904, as on old Macintoshes
	 * @param sheetId the id of the sheet to be read
	 */
	private record Contents(boolean from1904, String sheetId) {
	}

}
