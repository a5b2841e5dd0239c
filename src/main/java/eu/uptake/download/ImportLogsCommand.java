package eu.uptake.download;

import java.io.IOException;
import java.util.List;

import org.springframework.stereotype.Component;

import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditTrail;
import eu.uptake.command.Command;
import eu.uptake.command.CommandLine;

/**
 * {@code import-logs} into the store.
 */
@Component
class ImportLogsCommand implements Command {

	private static final String BY = "command line";

	private final AccessLogImporting importing;

	private final AuditTrail audit;

	ImportLogsCommand(AccessLogImporting importing, AuditTrail audit) {
		this.importing = importing;
		this.audit = audit;
	}

	@Override
	public String name() {
		return ImportLogs.NAME;
	}

	@Override
	public int run(List<String> arguments) {
		try {
			ImportLogsArguments parsed = ImportLogsArguments.of(arguments);
			AccessLogCounter counter = this.importing.counter(
					(parsed.catalogue() != null) ? new CatalogueReader().read(parsed.catalogue()) : null,
					(parsed.robots() != null) ? new RobotsListReader().read(parsed.robots()) : null);
			return ImportLogs.run(parsed, (file, log, progress) -> {
				String name = String.valueOf(file.getFileName());
				return this.audit
					.record(Actor.COMMAND_LINE, AccessLogImporting.deed(name),
							() -> this.importing.run(name, log, BY, counter, progress))
					.counted();
			});
		}
		catch (IllegalArgumentException | IOException ex) {
			System.err.println(ex.getMessage());
			return CommandLine.FAILED;
		}
	}

}
