package eu.uptake.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table that people read: {@code src/test/resources/access/table.md}.
 *
 * @param columns who asks
 * @param rows what each of them is answered, by what is asked for
 * @param asTheirParents the fields that whoever sees their object sees
 */
record AccessTable(List<String> columns, Map<String, List<String>> rows, Set<String> asTheirParents) {

	static final Path FILE = Path.of("src/test/resources/access/table.md");

	static AccessTable read() throws IOException {
		List<String> columns = List.of();
		Map<String, List<String>> rows = new LinkedHashMap<>();
		Set<String> asTheirParents = new TreeSet<>();
		for (String line : Files.readAllLines(FILE)) {
			if (line.startsWith("- ")) {
				asTheirParents.addAll(Arrays.asList(line.substring(2).split(", ")));
			}
			else if (line.startsWith("| asked for")) {
				List<String> header = cells(line);
				columns = header.subList(1, header.size());
			}
			else if (!columns.isEmpty() && line.startsWith("|") && !line.startsWith("|-")) {
				List<String> cells = cells(line);
				if (rows.put(cells.get(0), cells.subList(1, cells.size())) != null) {
					throw new IllegalStateException("Two rows of " + cells.get(0));
				}
			}
		}
		return new AccessTable(columns, rows, asTheirParents);
	}

	private static List<String> cells(String line) {
		return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1)).map(String::strip).toList();
	}

	/**
	 * The entry points that have rows.
	 * @return their names, without what tells rows of the same from each other
	 */
	Set<String> entryPoints() {
		Set<String> names = new TreeSet<>();
		this.rows.keySet()
			.stream()
			.filter((row) -> !row.endsWith("(nothing there)"))
			.map(AccessTable::entryPoint)
			.forEach(names::add);
		return names;
	}

	/**
	 * What a row is about.
	 * @param row such as {@code Query.apiTokens (of at)}
	 * @return such as {@code Query.apiTokens}
	 */
	static String entryPoint(String row) {
		int variant = row.indexOf(" (");
		return (variant < 0) ? row : row.substring(0, variant);
	}

	/**
	 * A row as it stands in the file.
	 * @param row what is asked for
	 * @param cells what each is answered
	 * @return the line
	 */
	static String line(String row, List<String> cells) {
		return "| %s | %s |".formatted(row, String.join(" | ", cells));
	}

	/**
	 * What differs, to be read beside the table.
	 * @param actual what each was answered
	 * @return a text for each row that isn't as it was answered; none if all is right
	 */
	List<String> differences(Map<String, List<String>> actual) {
		List<String> differences = new ArrayList<>();
		this.rows.forEach((row, expected) -> {
			List<String> answered = actual.get(row);
			if (!expected.equals(answered)) {
				StringBuilder difference = new StringBuilder("%n%s%n".formatted(row));
				for (int i = 0; i < this.columns.size(); i++) {
					String stands = (i < expected.size()) ? expected.get(i) : "(no cell)";
					if (!stands.equals(answered.get(i))) {
						difference.append("  %-20s table: %-10s answered: %s%n".formatted(this.columns.get(i), stands,
								answered.get(i)));
					}
				}
				differences
					.add(difference.append("  As it was answered:%n  %s%n".formatted(line(row, answered))).toString());
			}
		});
		return differences;
	}

}
