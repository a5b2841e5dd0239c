package eu.uptake.catalogue;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which modules to list; an absent field means "all".
 *
 * @param codes the modules' codes
 * @param programme the programme
 * @param level the level within the programme
 * @param language a language the module is available in
 * @param availableIn a year in which it could be used
 * @param producedBy a year by whose end it had been produced
 */
record TrainingModuleFilter(@Nullable List<String> codes, @Nullable String programme, @Nullable Integer level,
		@Nullable String language, @Nullable Integer availableIn, @Nullable Integer producedBy) {

	static final TrainingModuleFilter ALL = new TrainingModuleFilter(null, null, null, null, null, null);

}
