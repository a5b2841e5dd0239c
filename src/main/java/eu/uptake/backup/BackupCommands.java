package eu.uptake.backup;

import java.util.Set;

/**
 * The commands on the store as a whole. They run without the service's features, which
 * would load the seed, repair and migrate before they got to it.
 */
public final class BackupCommands {

	private static final Set<String> NAMES = Set.of(BackupCommand.NAME, RestoreCommand.NAME);

	private BackupCommands() {
	}

	/**
	 * Whether the command line names one of them.
	 * @param args the command line
	 * @return true if it does
	 */
	public static boolean isOne(String... args) {
		return args.length > 0 && NAMES.contains(args[0]);
	}

}
