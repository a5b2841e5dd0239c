package eu.uptake.quality;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which responses to average; an absent field means "all", an empty list "none".
 *
 * @param years the calendar years in which the courses were completed
 * @param countries the countries' codes
 * @param modules the modules' codes
 * @param programme the modules' programme
 * @param audiences who was asked
 */
record QualityFilter(@Nullable List<Integer> years, @Nullable List<String> countries, @Nullable List<String> modules,
		@Nullable String programme, @Nullable List<Audience> audiences) {
}
