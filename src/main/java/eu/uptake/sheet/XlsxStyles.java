package eu.uptake.sheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Which styles of a workbook make a number a date.
 */
class XlsxStyles {

	/** What a number format shows as it stands there, and colours and conditions. */
	private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^]]*]");

	private static final Pattern DAY_OR_YEAR = Pattern.compile("[dDyY]");

	/** Formats that the standard numbers, and doesn't spell out in the file. */
	private static final Set<Integer> DATES = Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53,
			54, 55, 56, 57, 58);

	private final Set<String> dates = new HashSet<>();

	XlsxStyles(@Nullable XMLStreamReader reader) throws XMLStreamException {
		Map<String, Boolean> formats = new HashMap<>();
		DATES.forEach((id) -> formats.put(id.toString(), true));
		boolean inCells = false;
		int style = 0;
		while (reader != null && reader.hasNext()) {
			int event = reader.next();
			if (event == XMLStreamReader.END_ELEMENT && reader.getLocalName().equals("cellXfs")) {
				inCells = false;
			}
			if (event != XMLStreamReader.START_ELEMENT) {
				continue;
			}
			switch (reader.getLocalName()) {
				case "numFmt" -> formats.put(XlsxParts.attribute(reader, "numFmtId"),
						isDate(XlsxParts.attribute(reader, "formatCode")));
				case "cellXfs" -> {
					inCells = true;
				}
				case "xf" -> {
					if (inCells && formats.getOrDefault(XlsxParts.attribute(reader, "numFmtId"), false)) {
						this.dates.add(Integer.toString(style));
					}
					style += inCells ? 1 : 0;
				}
				default -> {
					// Fonts, borders and such.
				}
			}
		}
	}

	boolean isDateStyle(String style) {
		return this.dates.contains(style);
	}

	private static boolean isDate(String format) {
		return DAY_OR_YEAR.matcher(LITERAL.matcher(format).replaceAll("")).find();
	}

}
