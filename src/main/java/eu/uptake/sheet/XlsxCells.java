package eu.uptake.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a workbook.
 */
class XlsxCells {

	/** The digits that spreadsheets keep of a number; those behind are noise. */
	private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

	private static final int LONGEST_NUMBER = 64;

	private static final int LARGEST_EXPONENT = 308;

	/** The day after 31 December 9999. */
	private static final int LAST_DAY = 2_958_466;

	private static final int LEAP_DAY_1900 = 60;

	private static final int SECONDS_OF_DAY = 86_400;

	private final List<String> sharedTexts;

	private final XlsxStyles styles;

	private final LocalDate dayZero;

	private final boolean from1904;

	XlsxCells(List<String> sharedTexts, XlsxStyles styles, boolean from1904) {
		this.sharedTexts = sharedTexts;
		this.styles = styles;
		this.from1904 = from1904;
		this.dayZero = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
	}

	/**
	 * Reads a cell to its end.
	 * @param reader stands at the cell's beginning
	 * @return the cell
	 */
	Cell read(XMLStreamReader reader) throws XMLStreamException {
		String type = XlsxParts.attribute(reader, "t");
		String style = XlsxParts.attribute(reader, "s");
		String value = null;
		boolean formula = false;
		while (true) {
			int event = reader.next();
			if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("c")) {
				return cell(type, style, value, formula);
			}
			if (event == XMLStreamConstants.START_ELEMENT) {
				String name = reader.getLocalName();
				if (name.equals("v")) {
					value = reader.getElementText();
				}
				else if (name.equals("is")) {
					value = textOf(reader);
				}
				formula = formula || name.equals("f");
			}
		}
	}

	/**
	 * Reads a text, which may be in pieces of different looks.
	 * @param reader stands at the beginning of what holds the text
	 * @return the text, without phonetic hints
	 */
	static String textOf(XMLStreamReader reader) throws XMLStreamException {
		StringBuilder text = new StringBuilder();
		int phonetic = 0;
		for (int depth = 1; depth > 0;) {
			int event = reader.next();
			if (event == XMLStreamConstants.START_ELEMENT) {
				depth++;
				phonetic += reader.getLocalName().equals("rPh") ? 1 : 0;
			}
			else if (event == XMLStreamConstants.END_ELEMENT) {
				depth--;
				phonetic -= reader.getLocalName().equals("rPh") ? 1 : 0;
			}
			else if (reader.isCharacters() && phonetic == 0) {
				text.append(reader.getText());
			}
		}
		return text.toString();
	}

	private Cell cell(String type, String style, @Nullable String value, boolean formula) {
		if (value == null || value.isEmpty()) {
			return (formula && !type.equals("str"))
					? new Cell.Fault("The formula has no result. Open the file in a spreadsheet program and save it.")
					: Cell.empty();
		}
		return switch (type) {
			case "s" -> text(sharedText(value));
			case "str", "inlineStr" -> text(value);
			case "b" -> Cell.flag(value.equals("1") || value.equals("true"));
			case "e" -> new Cell.Fault("The formula results in the error %s.".formatted(value));
			case "d" -> date(value);
			default -> number(value, this.styles.isDateStyle(style));
		};
	}

	private static Cell text(String value) {
		return Cell.text(Formulas.restore(value));
	}

	private String sharedText(String index) {
		try {
			return this.sharedTexts.get(Integer.parseInt(index));
		}
		catch (NumberFormatException | IndexOutOfBoundsException ex) {
			throw XlsxParts.broken();
		}
	}

	// ISO 8601, as the strict variant of the format has it.
	private static Cell date(String value) {
		return (value.length() == 10) ? parsedDate(value) : Cell.text(value);
	}

	private static Cell parsedDate(String value) {
		try {
			return Cell.date(LocalDate.parse(value));
		}
		catch (DateTimeParseException ex) {
			return Cell.text(value);
		}
	}

	private Cell number(String value, boolean isDate) {
		BigDecimal number;
		try {
			// The length is asked for first, since Java takes its time over a long one.
			number = (value.length() <= LONGEST_NUMBER) ? new BigDecimal(value.strip()).round(DIGITS) : null;
		}
		catch (NumberFormatException ex) {
			number = null;
		}
		if (number == null || Math.abs((long) number.scale() - number.precision()) > LARGEST_EXPONENT) {
			return new Cell.Fault("\"%s\" is no number.".formatted(shortened(value)));
		}
		if (isDate) {
			return day(number);
		}
		BigDecimal plain = (number.signum() != 0) ? number.stripTrailingZeros() : BigDecimal.ZERO;
		return (plain.scale() <= 0 && plain.precision() - plain.scale() <= DIGITS.getPrecision() + 3)
				? Cell.number(plain.longValueExact()) : Cell.number(plain);
	}

	private static String shortened(String value) {
		return (value.length() <= LONGEST_NUMBER) ? value : value.substring(0, LONGEST_NUMBER) + "…";
	}

	private Cell day(BigDecimal number) {
		if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST_DAY)) >= 0) {
			return new Cell.Fault("%s is no date.".formatted(number.toPlainString()));
		}
		int days = number.intValue();
		// The format counts 29 February 1900, which there was not.
		LocalDate day = this.dayZero.plusDays((!this.from1904 && days < LEAP_DAY_1900) ? days + 1L : days);
		BigDecimal rest = number.subtract(BigDecimal.valueOf(days));
		if (rest.signum() == 0) {
			return Cell.date(day);
		}
		BigDecimal seconds = rest.multiply(BigDecimal.valueOf(SECONDS_OF_DAY)).setScale(0, RoundingMode.HALF_UP);
		return Cell.text(day.atStartOfDay().plusSeconds(seconds.longValue()).toString());
	}

}
