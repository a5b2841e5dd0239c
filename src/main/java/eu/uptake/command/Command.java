package eu.uptake.command;

import java.util.List;

/**
 * Something the jar does instead of serving: {@code java -jar uptake.jar NAME …}. Each
 * feature declares a bean for its own.
 */
public interface Command {

	/**
	 * The word after the jar.
	 * @return the name
	 */
	String name();

	/**
	 * Does it. Results go to standard output, progress and errors to standard error.
	 * @param arguments what follows the name
	 * @return the exit status
	 */
	int run(List<String> arguments);

}
