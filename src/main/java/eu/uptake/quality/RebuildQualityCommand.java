package eu.uptake.quality;

import java.util.List;

import org.springframework.stereotype.Component;

import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.audit.Deed;
import eu.uptake.command.Command;
import eu.uptake.command.CommandLine;
import eu.uptake.command.Progress;

/**
 * {@code rebuild-quality}: recomputes the statistics from the raw responses.
 */
@Component
class RebuildQualityCommand implements Command {

	private final QualityRebuild rebuild;

	private final AuditTrail audit;

	RebuildQualityCommand(QualityRebuild rebuild, AuditTrail audit) {
		this.rebuild = rebuild;
		this.audit = audit;
	}

	@Override
	public String name() {
		return "rebuild-quality";
	}

	@Override
	public int run(List<String> arguments) {
		if (!arguments.isEmpty()) {
			System.err.printf("%s takes no arguments, and was given %s%n", name(), String.join(" ", arguments));
			return CommandLine.FAILED;
		}
		QualityRebuild.Outcome outcome;
		try (Progress progress = new Progress("Survey responses", "responses", this.rebuild.size())) {
			outcome = this.audit.record(Actor.COMMAND_LINE, new Deed("rebuildQuality", "quality statistics"), () -> {
				this.audit.writingMuch();
				QualityRebuild.Outcome found = this.rebuild.run(progress::stepTo);
				this.audit.wrote(Changes.none()
					.add("responses", null, found.responses())
					.add("statistics", null, found.statistics())
					.add("corrected", null, found.differing()));
				return found;
			});
		}
		System.out.printf("Read %d responses, compared %d statistics: %d differed%s%n", outcome.responses(),
				outcome.statistics(), outcome.differing(), (outcome.differing() > 0) ? " and were corrected" : "");
		return 0;
	}

}
