package eu.uptake.launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;

/**
 * The jar's main class: a dry run of {@code import-logs} is done with the few libraries
 * it needs, anything else is left to Spring Boot's launcher. That one takes as long to
 * start as counting a million lines.
 */
public final class Launcher {

	private static final String COMMAND = "import-logs";

	private static final String IMPORT_LOGS = "eu.uptake.download.ImportLogs";

	private static final String USUAL = "org.springframework.boot.loader.launch.JarLauncher";

	private static final List<String> LIBRARIES = List.of("fastcsv-", "jackson-core-3", "progressbar-",
			"jline-terminal-", "jline-native-");

	private Launcher() {
	}

	public static void main(String[] args) throws Throwable {
		if (args.length > 0 && args[0].equals(COMMAND)) {
			Path jar = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			Class<?> command = new PackedClassLoader(jar, LIBRARIES).loadClass(IMPORT_LOGS);
			if ((boolean) call(command, "isDryRun", args)) {
				System.exit((int) call(command, "dryRun", args));
			}
		}
		call(Class.forName(USUAL), "main", args);
	}

	private static Object call(Class<?> type, String name, String... args) throws Throwable {
		Method method = type.getMethod(name, String[].class);
		try {
			return method.invoke(null, (Object) args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
