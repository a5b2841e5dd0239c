package eu.uptake.sheet;

import java.io.OutputStream;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The formats of sheets.
 */
public enum SheetFormat {

	/**
	 * RFC 4180: UTF-8, lines that end with CR and LF, a header. Texts that a spreadsheet
	 * would take for a formula begin with an apostrophe; dates are ISO 8601.
	 */
	CSV("text/csv;charset=UTF-8;header=present"),

	/** A workbook, its numbers and dates as such. */
	XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),

	/** An array of objects, a field for each column; an empty cell is null. */
	JSON("application/json");

	private final String mediaType;

	SheetFormat(String mediaType) {
		this.mediaType = mediaType;
	}

	/**
	 * The format of a file.
	 * @param ending the ending of the file's name, in lower case
	 * @return the format, or null if there is none of that ending
	 */
	public static @Nullable SheetFormat of(String ending) {
		for (SheetFormat format : values()) {
			if (format.ending().equals(ending)) {
				return format;
			}
		}
		return null;
	}

	public String ending() {
		return name().toLowerCase(Locale.ROOT);
	}

	public String mediaType() {
		return this.mediaType;
	}

	/**
	 * Begins a file.
	 * @param out where it goes to
	 * @param layout how it is to be written
	 * @return what takes its rows
	 */
	public SheetWriter writer(OutputStream out, SheetLayout layout) {
		return switch (this) {
			case CSV -> new CsvSheetWriter(out, layout);
			case XLSX -> new XlsxSheetWriter(out, layout);
			case JSON -> new JsonSheetWriter(out, layout);
		};
	}

}
