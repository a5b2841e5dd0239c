package eu.uptake.sheet;

/**
 * A column of a sheet.
 *
 * @param name the header, and the key in JSON
 * @param width how many characters a spreadsheet shows of it
 */
public record Column(String name, int width) {

	private static final int NARROWEST = 10;

	/**
	 * A column as wide as its header, and wide enough for a number or date.
	 * @param name the header
	 * @return the column
	 */
	public static Column of(String name) {
		return new Column(name, Math.max(NARROWEST, name.length()) + 2);
	}

}
