package eu.uptake.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs a command in an application that doesn't serve.
 */
public final class CommandLine {

	/** The exit status of a command that was not understood, or could not do its work. */
	public static final int FAILED = 2;

	private CommandLine() {
	}

	/**
	 * Whether arguments name a command: options alone start the service.
	 * @param args the command line
	 * @return true if the first is a word
	 */
	public static boolean isCommand(String... args) {
		return args.length > 0 && !args[0].startsWith("-");
	}

	/**
	 * Runs the command that the arguments name. Options such as
	 * {@code --uptake.seed=none} are the application's.
	 * @param application the application's main class
	 * @param args the command line
	 * @return the exit status; where the application doesn't start it has said why
	 */
	public static int run(Class<?> application, String... args) {
		SpringApplication spring = new SpringApplication(application);
		spring.setWebApplicationType(WebApplicationType.NONE);
		spring.setBannerMode(Banner.Mode.OFF);
		spring.setDefaultProperties(Map.of("logging.level.root", "error"));
		try (ConfigurableApplicationContext context = start(spring, args)) {
			if (context == null) {
				return FAILED;
			}
			Map<String, Command> commands = context.getBeansOfType(Command.class);
			for (Command command : commands.values()) {
				if (command.name().equals(args[0])) {
					List<String> rest = Arrays.asList(args).subList(1, args.length);
					return command.run(rest.stream()
						.filter((each) -> !each.startsWith("--uptake.") && !each.startsWith("--spring."))
						.toList());
				}
			}
			System.err.printf("There is no command %s; there is: %s%n", args[0],
					String.join(", ", commands.values().stream().map(Command::name).sorted().toList()));
			return FAILED;
		}
	}

	private static @Nullable ConfigurableApplicationContext start(SpringApplication spring, String... args) {
		try {
			return spring.run(args);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

}
