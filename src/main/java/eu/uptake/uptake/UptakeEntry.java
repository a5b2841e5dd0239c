package eu.uptake.uptake;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.UserError;

/**
 * What a file says of a module.
 *
 * @param row the row that says it, as a spreadsheet counts
 * @param module the module's code
 * @param uptake the uptake, or null where the module was not used
 */
record UptakeEntry(int row, String module, @Nullable Uptake uptake) {

	// That a module was not used, which isn't said of it now, changes nothing.
	NationalReturn.Step applyTo(NationalReturn current, Instant at, String by) {
		if (this.uptake != null) {
			return current.report(this.uptake, at, by);
		}
		return (current.find(this.module) != null) ? current.withdraw(this.module, at, by) : current.begin();
	}

	@Nullable UserError checkAvailable(@Nullable TrainingModule found, int year) {
		if (found != null && found.availableIn(year)) {
			return null;
		}
		return new UserError((found != null) ? ErrorCode.MODULE_NOT_AVAILABLE : ErrorCode.UNKNOWN_MODULE,
				(found != null) ? "Module %s is not available in %d.".formatted(this.module, year)
						: "There is no module \"%s\".".formatted(this.module),
				List.of("input", "trainingModule", this.module));
	}

}
