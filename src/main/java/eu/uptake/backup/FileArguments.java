package eu.uptake.backup;

import java.nio.file.Path;
import java.util.List;

/**
 * The arguments of a command on one file, which has one option.
 *
 * @param file the file
 * @param option whether the option is given
 */
record FileArguments(Path file, boolean option) {

	/**
	 * Reads the arguments.
	 * @param arguments the arguments
	 * @param option the option there is
	 * @param usage how the command is used
	 * @return the arguments
	 * @throws IllegalArgumentException saying what is wrong with them
	 */
	static FileArguments of(List<String> arguments, String option, String usage) {
		List<String> files = arguments.stream().filter((each) -> !each.startsWith("-")).toList();
		for (String each : arguments) {
			if (each.startsWith("-") && !each.equals(option)) {
				throw new IllegalArgumentException("There is no option %s. %s".formatted(each, usage));
			}
		}
		if (files.size() != 1) {
			throw new IllegalArgumentException(
					"%s %s".formatted(files.isEmpty() ? "No file is named." : "More than one file is named.", usage));
		}
		return new FileArguments(Path.of(files.get(0)), arguments.contains(option));
	}

}
