package eu.uptake.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.uptake.catalogue.TrainingModuleInputs.DefineTrainingModuleInput;
import eu.uptake.catalogue.TrainingModuleInputs.RetireTrainingModuleInput;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;

/**
 * TAXUD defines modules, changes their definition and retires them.
 */
@Service
class CatalogueKeeping {

	private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");

	private static final Pattern DOWNLOAD_PATH = Pattern.compile("/[^\\s\\p{Cntrl}?#%]*");

	private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

	private static final int LONGEST = 200;

	private static final int LONGEST_CODE = 40;

	private static final int MOST_MINUTES = 10_000;

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
		Rejection.ifAny(checkCode(input.code()), Texts.checkLine("title", input.title(), LONGEST),
				Texts.checkLine("programme", input.programme(), LONGEST), checkRange("level", input.level(), 1, 9),
				checkRange("durationMinutes", input.durationMinutes(), 1, MOST_MINUTES),
				checkLanguages(input.languages()), checkYear("producedOn", input.producedOn()),
				checkPaths(input.downloadPaths()));
		if (input.expectedVersion() == null) {
			TrainingModule added = definition(input, 1, null);
			if (!this.modules.add(added)) {
				throw new Rejection(UserError.at("code", ErrorCode.ALREADY_EXISTS,
						"There is a module %s; to change it, give its version as expectedVersion.", input.code()));
			}
			return added;
		}
		TrainingModule current = current(input.code(), input.expectedVersion());
		if (current.retiredOn() != null && current.retiredOn().isBefore(input.producedOn())) {
			throw new Rejection(UserError.at("producedOn", ErrorCode.OUT_OF_RANGE,
					"Module %s was retired on %s and can't be produced after.", current.code(), current.retiredOn()));
		}
		return replace(definition(input, current.version() + 1, current.retiredOn()));
	}

	/**
	 * Retires a module, or takes its retirement back.
	 * @param input the module and the last day it could be used, null to take it back
	 * @return the module as changed
	 * @throws Rejection if there is no such module, the day is before its production or
	 * the version is stale
	 */
	TrainingModule retire(RetireTrainingModuleInput input) {
		TrainingModule current = current(input.code(), input.expectedVersion());
		LocalDate retiredOn = input.retiredOn();
		if (retiredOn != null && retiredOn.isBefore(current.producedOn())) {
			throw new Rejection(UserError.at("retiredOn", ErrorCode.OUT_OF_RANGE,
					"Module %s was produced on %s and can't be retired before.", current.code(), current.producedOn()));
		}
		Rejection.ifAny(checkYear("retiredOn", retiredOn));
		return replace(current.retired(retiredOn));
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

	private TrainingModule replace(TrainingModule next) {
		if (!this.modules.replace(next)) {
			throw stale(next.code());
		}
		return next;
	}

	private static Rejection stale(String code) {
		return new Rejection(UserError.at("expectedVersion", ErrorCode.STALE_VERSION,
				"Module %s has been changed since it was read.", code));
	}

	private static TrainingModule definition(DefineTrainingModuleInput input, int version,
			@Nullable LocalDate retiredOn) {
		return new TrainingModule(input.code(), version, input.title().strip(), input.programme().strip(),
				input.level(), input.durationMinutes(), List.copyOf(input.languages()), input.producedOn(), retiredOn,
				List.copyOf(input.downloadPaths()));
	}

	// The length first: the pattern's matcher recurses once for each group.
	private static @Nullable UserError checkCode(String code) {
		return (code.length() <= LONGEST_CODE && CODE.matcher(code).matches()) ? null
				: UserError.at("code", ErrorCode.INVALID,
						"A code is at most %d capital letters and digits, in groups joined by hyphens.", LONGEST_CODE);
	}

	private static @Nullable UserError checkRange(String field, @Nullable Integer value, int least, int most) {
		return (value == null || (value >= least && value <= most)) ? null
				: UserError.at(field, ErrorCode.OUT_OF_RANGE, "The %s must be from %d to %d.", field, least, most);
	}

	private static @Nullable UserError checkYear(String field, @Nullable LocalDate date) {
		return (date == null || (date.getYear() >= 1990 && date.getYear() < 2200)) ? null
				: UserError.at(field, ErrorCode.OUT_OF_RANGE, "The %s must be from 1990 to 2199.", field);
	}

	private static @Nullable UserError checkLanguages(List<String> languages) {
		return languages.stream()
			.filter((language) -> !LANGUAGES.contains(language))
			.findFirst()
			.map((language) -> UserError.at("languages", ErrorCode.INVALID,
					"\"%s\" is not a lower-case ISO 639-1 code.", language))
			.orElse(null);
	}

	private static @Nullable UserError checkPaths(List<String> paths) {
		return paths.stream()
			.filter((path) -> path.length() > LONGEST || !DOWNLOAD_PATH.matcher(path).matches())
			.findFirst()
			.map((path) -> UserError.at("downloadPaths", ErrorCode.INVALID,
					"\"%s\" is not a decoded URL path beginning with a slash, of at most %d characters.", path,
					LONGEST))
			.orElse(null);
	}

}
