package eu.uptake.export;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import eu.uptake.contract.BadArgument;
import eu.uptake.sheet.SheetFormat;
import eu.uptake.sheet.SheetLayout;

/**
 * The file that a request asks for.
 *
 * @param dataset what it is about
 * @param format its format
 * @param parameters which rows, and how they are written
 */
record ExportFile(Dataset dataset, SheetFormat format, ExportParameters parameters) {

	private static final String SEPARATOR = "separator";

	private static final int MOST_YEARS_IN_NAME = 5;

	Set<String> knownParameters() {
		Set<String> known = new TreeSet<>(this.dataset.parameters());
		if (this.format == SheetFormat.CSV) {
			known.add(SEPARATOR);
		}
		return known;
	}

	/**
	 * How the file is written.
	 * @param table what is written
	 * @return the layout
	 * @throws BadArgument if the separator isn't one
	 */
	SheetLayout layout(Table table) {
		String separator = Objects.requireNonNullElse(this.parameters.text(SEPARATOR), ",");
		if (!separator.equals(",") && !separator.equals(";")) {
			throw new BadArgument(SEPARATOR, "it is a comma or a semicolon");
		}
		return new SheetLayout(this.dataset.name(), table.columns(), separator.charAt(0), false, List.of());
	}

	/**
	 * A name that tells the file from others in a folder of downloads.
	 * @return such as {@code uptake-by-country-2016.csv}
	 */
	String name() {
		String[] words = this.dataset.name().split("\\.", 2);
		StringBuilder name = new StringBuilder(words[0]);
		if (this.dataset.parameters().contains("by")) {
			String by = this.parameters.text("by");
			name.append((by != null) ? "-by-" + by : "");
		}
		List<Integer> years = this.dataset.parameters().contains("years") ? this.parameters.numbers("years") : null;
		if (years != null && years.size() <= MOST_YEARS_IN_NAME) {
			name.append(years.stream().map((year) -> "-" + year).collect(Collectors.joining()));
		}
		if (words.length > 1) {
			name.append('.').append(words[1]);
		}
		return name.append('.').append(this.format.ending()).toString();
	}

}
