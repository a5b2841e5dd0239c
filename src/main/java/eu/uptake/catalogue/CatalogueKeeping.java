package eu.uptake.catalogue;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.uptake.catalogue.TrainingModuleInputs.DefineTrainingModuleInput;
import eu.uptake.catalogue.TrainingModuleInputs.RetireTrainingModuleInput;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.UserError;

/**
 * TAXUD defines modules, changes their definition and retires them.
 */
@Service
class CatalogueKeeping {

	/** Every lost race means that another write has won, so few are ever needed. */
	private static final int MOST_ATTEMPTS = 100;

	private final TrainingModules modules;

	CatalogueKeeping(TrainingModules modules) {
		this.modules = modules;
	}

	/**
	 * Adds a module, or changes the definition of one that the client has read.
	 * @param input the definition; with the version it replaces, or none for a new module
	 * @return the module as defined
	 * @throws Rejection if the definition isn't acceptable, or the version is stale
	 */
	TrainingModule define(DefineTrainingModuleInput input) {
		Rejection.ifAny(ModuleChecks.check(input));
		if (input.expectedVersion() == null) {
			TrainingModule added = ModuleChecks.definition(input, 1, null);
			if (!this.modules.add(added)) {
				throw new Rejection(UserError.at("code", ErrorCode.ALREADY_EXISTS,
						"There is a module %s; to change it, give its version as expectedVersion.", input.code()));
			}
			return added;
		}
		TrainingModule current = current(input.code(), input.expectedVersion());
		LocalDate retiredOn = current.retiredOn();
		if (retiredOn != null && retiredOn.isBefore(input.producedOn())) {
			throw new Rejection(UserError.at("producedOn", ErrorCode.OUT_OF_RANGE,
					"Module %s was retired on %s and can't be produced after.", current.code(), retiredOn));
		}
		TrainingModule next = ModuleChecks.definition(input, current.version() + 1, retiredOn);
		if (!this.modules.replace(current, next)) {
			throw stale(next.code());
		}
		return next;
	}

	/**
	 * Retires a module, or takes its retirement back.
	 * @param input the module and the last day it could be used, null to take it back
	 * @return the module as changed
	 * @throws Rejection if there is no such module, no day is given, it is before the
	 * module's production or the version is stale
	 */
	TrainingModule retire(RetireTrainingModuleInput input) {
		LocalDate retiredOn = input.retiredOn().value();
		Rejection.ifAny(input.retiredOn().isOmitted() ? UserError.at("retiredOn", ErrorCode.REQUIRED,
				"The day must be given; null takes the retirement back.") : null);
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			TrainingModule current = current(input.code(), input.expectedVersion());
			Rejection.ifAny(ModuleChecks.checkRetirement(retiredOn, current.producedOn()));
			TrainingModule next = current.retired(retiredOn);
			if (this.modules.replace(current, next)) {
				return next;
			}
		}
		throw stale(input.code());
	}

	private TrainingModule current(String code, @Nullable Integer expectedVersion) {
		TrainingModule current = this.modules.find(code)
			.orElseThrow(() -> new Rejection(
					UserError.at("code", ErrorCode.UNKNOWN_MODULE, "There is no module \"%s\".", code)));
		if (expectedVersion != null && expectedVersion != current.version()) {
			throw stale(code);
		}
		return current;
	}

	private static Rejection stale(String code) {
		return new Rejection(UserError.at("expectedVersion", ErrorCode.STALE_VERSION,
				"Module %s has been changed since it was read.", code));
	}

}
