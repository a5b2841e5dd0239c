package eu.uptake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

import eu.uptake.backup.BackupCommands;
import eu.uptake.command.CommandLine;
import eu.uptake.download.ImportLogs;

/**
 * Starts the service, or runs the command that the arguments name.
 */
@SpringBootApplication
@EnableConfigurationProperties(UptakeProperties.class)
public class UptakeApplication {

	public static void main(String[] args) {
		// Before anything of Spring is loaded: a dry run needs none of it.
		if (ImportLogs.isDryRun(args)) {
			System.exit(ImportLogs.dryRun(args));
		}
		if (CommandLine.isCommand(args)) {
			Class<?> application = BackupCommands.isOne(args) ? StoreApplication.class : UptakeApplication.class;
			System.exit(CommandLine.run(application, args));
		}
		SpringApplication.run(UptakeApplication.class, args);
	}

}
