package eu.uptake.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.uptake.catalogue.TrainingModuleInputs.DefineTrainingModuleInput;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;

/**
 * What makes a module's definition acceptable, whoever gives it.
 */
final class ModuleChecks {

	private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");

	private static final Pattern DOWNLOAD_PATH = Pattern.compile("/[^\\s\\p{Cntrl}?#%]*");

	private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

	private static final int LONGEST = 200;

	private static final int LONGEST_CODE = 40;

	private static final int MOST_MINUTES = 10_000;

	private ModuleChecks() {
	}

	static List<UserError> check(DefineTrainingModuleInput input) {
		return Stream
			.of(checkCode(input.code()), Texts.checkLine("title", input.title(), LONGEST),
					Texts.checkLine("programme", input.programme(), LONGEST), checkRange("level", input.level(), 1, 9),
					checkRange("durationMinutes", input.durationMinutes(), 1, MOST_MINUTES),
					checkLanguages(input.languages()), checkYear("producedOn", input.producedOn()),
					checkPaths(input.downloadPaths()))
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
	}

	static @Nullable UserError checkRetirement(@Nullable LocalDate retiredOn, LocalDate producedOn) {
		if (retiredOn != null && retiredOn.isBefore(producedOn)) {
			return UserError.at("retiredOn", ErrorCode.OUT_OF_RANGE,
					"The module was produced on %s and can't be retired before.", producedOn);
		}
		return checkYear("retiredOn", retiredOn);
	}

	/**
	 * The module that a definition makes.
	 * @param input a definition that has been checked
	 * @param version the module's version
	 * @param retiredOn the day of its retirement, if any
	 * @return the module
	 */
	static TrainingModule definition(DefineTrainingModuleInput input, int version, @Nullable LocalDate retiredOn) {
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
