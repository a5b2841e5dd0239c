package eu.uptake.catalogue;

import java.time.LocalDate;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.seed.SeedData;
import eu.uptake.seed.SeedFile;
import eu.uptake.seed.SeedRow;

/**
 * Reads {@code modules.csv}.
 */
@Component
@Order(2)
class TrainingModuleSeed implements SeedFile<TrainingModule> {

	@Override
	public String name() {
		return "modules.csv";
	}

	@Override
	public TrainingModule read(SeedRow row, SeedData earlier) {
		LocalDate producedOn = row.optionalDate("producedOn");
		if (producedOn == null) {
			throw row.fail("producedOn is missing");
		}
		LocalDate retiredOn = row.optionalDate("retiredOn");
		if (retiredOn != null && retiredOn.isBefore(producedOn)) {
			throw row.fail("retiredOn is before producedOn");
		}
		return new TrainingModule(row.text("code"), 1, row.text("title"), row.text("programme"),
				row.optionalNumber("level"), row.optionalNumber("durationMinutes"), row.list("languages"), producedOn,
				retiredOn, row.list("downloadPaths"));
	}

	@Override
	public String key(TrainingModule module) {
		return module.code();
	}

}
