package eu.uptake.sheet;

/**
 * A file can't be read, or not any further. The message says why, in a sentence for
 * whoever sent it.
 */
public class UnreadableSheetException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final long line;

	UnreadableSheetException(long line, String message, Object... args) {
		super(message.formatted(args), null, false, false);
		this.line = line;
	}

	/**
	 * Where reading ends.
	 * @return the line of a CSV file or the row of a workbook, from 1
	 */
	public long line() {
		return this.line;
	}

}
