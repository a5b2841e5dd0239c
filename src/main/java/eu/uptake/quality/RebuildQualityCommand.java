package eu.uptake.quality;

import java.util.List;

import org.springframework.stereotype.Component;

import eu.uptake.command.Command;
import eu.uptake.command.Progress;

/**
 * {@code rebuild-quality}: recomputes the statistics from the raw responses.
 */
@Component
class RebuildQualityCommand implements Command {

	private final QualityRebuild rebuild;

	RebuildQualityCommand(QualityRebuild rebuild) {
		this.rebuild = rebuild;
	}

	@Override
	public String name() {
		return "rebuild-quality";
	}

	@Override
	public int run(List<String> arguments) {
		QualityRebuild.Outcome outcome;
		try (Progress progress = new Progress("Survey responses", "responses", this.rebuild.size())) {
			outcome = this.rebuild.run(progress::stepTo);
		}
		System.out.printf("Read %d responses, compared %d statistics: %d differed%s%n", outcome.responses(),
				outcome.statistics(), outcome.differing(), (outcome.differing() > 0) ? " and were corrected" : "");
		return 0;
	}

}
