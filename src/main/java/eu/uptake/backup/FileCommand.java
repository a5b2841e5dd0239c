package eu.uptake.backup;

import java.io.IOException;
import java.util.List;

import com.mongodb.MongoException;

import eu.uptake.command.Command;
import eu.uptake.command.CommandLine;

/**
 * A command on one file. Why it failed is said in a line.
 */
abstract class FileCommand implements Command {

	private final String name;

	private final String option;

	/**
	 * Creates a command.
	 * @param name its name
	 * @param option the option it has
	 */
	FileCommand(String name, String option) {
		this.name = name;
		this.option = option;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public int run(List<String> arguments) {
		try {
			run(FileArguments.of(arguments, this.option, "Usage: %s [%s] FILE".formatted(this.name, this.option)));
			return 0;
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
		}
		catch (MongoException ex) {
			System.err.println(Failures.describe(ex));
		}
		catch (IOException ex) {
			System.err.println(Failures.describe(ex));
		}
		return CommandLine.FAILED;
	}

	abstract void run(FileArguments arguments) throws IOException;

}
