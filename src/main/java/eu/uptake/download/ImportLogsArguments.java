package eu.uptake.download;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code import-logs}.
 *
 * @param dryRun whether to count only, and touch no store
 * @param catalogue the file that replaces the stored catalogue, or null
 * @param robots the file that replaces the robots list, or null
 * @param json whether to print JSON
 * @param files the logs
 */
record ImportLogsArguments(boolean dryRun, @Nullable Path catalogue, @Nullable Path robots, boolean json,
		List<Path> files) {

	static final String USAGE = "Usage: import-logs [--dry-run] [--catalogue FILE.csv] [--robots FILE.json]"
			+ " [--format text|json] FILE…";

	/**
	 * Reads the arguments; an option's value follows it, or stands behind a {@code =}.
	 * @param arguments what follows {@code import-logs}
	 * @return the arguments
	 * @throws IllegalArgumentException saying what is wrong with them
	 */
	static ImportLogsArguments of(List<String> arguments) {
		boolean dryRun = false;
		Path catalogue = null;
		Path robots = null;
		boolean json = false;
		List<Path> files = new ArrayList<>();
		List<String> rest = new ArrayList<>();
		arguments.forEach((argument) -> rest
			.addAll(argument.startsWith("--") ? Arrays.asList(argument.split("=", 2)) : List.of(argument)));
		for (int i = 0; i < rest.size(); i++) {
			switch (rest.get(i)) {
				case "--dry-run" -> {
					dryRun = true;
				}
				case "--catalogue" -> {
					catalogue = Path.of(value(rest, i++));
				}
				case "--robots" -> {
					robots = Path.of(value(rest, i++));
				}
				case "--format" -> {
					json = isJson(value(rest, i++));
				}
				default -> {
					if (rest.get(i).startsWith("-")) {
						throw new IllegalArgumentException("There is no option %s. %s".formatted(rest.get(i), USAGE));
					}
					files.add(Path.of(rest.get(i)));
				}
			}
		}
		if (files.isEmpty()) {
			throw new IllegalArgumentException("No file is named. " + USAGE);
		}
		return new ImportLogsArguments(dryRun, catalogue, robots, json, files);
	}

	private static String value(List<String> arguments, int option) {
		if (option + 1 == arguments.size()) {
			throw new IllegalArgumentException("%s needs a value. %s".formatted(arguments.get(option), USAGE));
		}
		return arguments.get(option + 1);
	}

	private static boolean isJson(String format) {
		return switch (format) {
			case "json" -> true;
			case "text" -> false;
			default -> throw new IllegalArgumentException("The format is text or json, not " + format + ".");
		};
	}

}
