package eu.uptake.catalogue;

import java.time.LocalDate;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModuleInputs.DefineTrainingModuleInput;
import eu.uptake.contract.UserError;
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
		DefineTrainingModuleInput definition = new DefineTrainingModuleInput(row.text("code"), row.text("title"),
				row.text("programme"), row.optionalNumber("level"), row.optionalNumber("durationMinutes"),
				row.list("languages"), producedOn, row.list("downloadPaths"), null);
		for (UserError error : ModuleChecks.check(definition)) {
			throw row.fail(error.message());
		}
		UserError retirement = ModuleChecks.checkRetirement(retiredOn, producedOn);
		if (retirement != null) {
			throw row.fail(retirement.message());
		}
		return ModuleChecks.definition(definition, 1, retiredOn);
	}

	@Override
	public String key(TrainingModule module) {
		return module.code();
	}

}
