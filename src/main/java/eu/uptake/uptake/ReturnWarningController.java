package eu.uptake.uptake;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.catalogue.TrainingModules;

/**
 * The warnings of {@code graphql/uptake.graphqls}.
 */
@Controller
class ReturnWarningController {

	private final ReturnWarnings warnings;

	private final TrainingModules modules;

	private final ReturnAccess access;

	ReturnWarningController(ReturnWarnings warnings, TrainingModules modules, ReturnAccess access) {
		this.warnings = warnings;
		this.modules = modules;
		this.access = access;
	}

	@BatchMapping(typeName = "NationalReturn")
	Map<NationalReturn, @Nullable List<ReturnWarning>> warnings(List<NationalReturn> returns) {
		Map<NationalReturn, List<ReturnWarning>> visible = this.warnings
			.on(returns.stream().filter((each) -> this.access.seesInside(each.country())).toList());
		Map<NationalReturn, @Nullable List<ReturnWarning>> found = new HashMap<>();
		returns.forEach((each) -> found.put(each, visible.get(each)));
		return found;
	}

	@BatchMapping(typeName = "ReturnWarning")
	List<TrainingModule> trainingModule(List<ReturnWarning> returnWarnings) {
		Map<String, TrainingModule> byCode = this.modules
			.byCode(returnWarnings.stream().map((each) -> each.key().module()).collect(Collectors.toSet()));
		return returnWarnings.stream().map((each) -> byCode.get(each.key().module())).toList();
	}

	@SchemaMapping(typeName = "ReturnWarning")
	WarningCode code(ReturnWarning warning) {
		return warning.code();
	}

	@SchemaMapping(typeName = "ReturnWarning")
	@Nullable ShownAnswer answer(ReturnWarning warning) {
		WarningAnswer answer = warning.answer();
		return (answer != null) ? new ShownAnswer(answer.note(), answer.at(), answer.by(), warning.isAnswerOutdated())
				: null;
	}

	/**
	 * An answer as it is shown.
	 *
	 * @param note the explanation
	 * @param at when it was given
	 * @param by who gave it
	 * @param outdated whether the number it was given to has changed since
	 */
	record ShownAnswer(String note, Instant at, String by, boolean outdated) {
	}

}
