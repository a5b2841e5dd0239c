package eu.uptake.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.country.Country;
import eu.uptake.quality.SurveyInputs.RecordSurveySummaryInput;
import eu.uptake.quality.SurveyInputs.ScoreSummaryInput;
import eu.uptake.quality.SurveyInputs.SubmitSurveyResponseInput;

/**
 * What makes a response or a summary acceptable, however it arrives.
 *
 * @param modules the catalogue by code
 * @param countries the countries by code
 * @param closed the years that take nothing any more: locked or published
 * @param today the current day
 */
record SurveyChecks(Map<String, TrainingModule> modules, Map<String, Country> countries, Set<Integer> closed,
		LocalDate today) {

	static final int LONGEST_COMMENT = 2_000;

	static final int LONGEST_SOURCE = 100;

	static final int MOST_RESPONSES = 10_000_000;

	private static final int HUNDREDTHS = 100;

	private static final double HIGHEST = 100;

	List<UserError> check(SubmitSurveyResponseInput input) {
		List<UserError> errors = new ArrayList<>();
		add(errors, Texts.checkUuid("id", input.id()));
		TrainingModule module = checkModule(input.trainingModule(), errors);
		checkCountry(input.country(), input.audience(), input.completedOn().getYear(), errors);
		if (input.completedOn().isAfter(this.today)) {
			errors.add(UserError.at("completedOn", ErrorCode.OUT_OF_RANGE, "The day is in the future."));
		}
		else if (module != null && input.completedOn().isBefore(module.producedOn())) {
			errors.add(UserError.at("completedOn", ErrorCode.OUT_OF_RANGE, "Module %s was produced on %s.",
					module.code(), module.producedOn()));
		}
		add(errors, checkOpen("completedOn", input.completedOn().getYear()));
		input.scores().forEach((dimension, score) -> checkPoints(dimension.field(), score, errors));
		if (input.scores().values().stream().allMatch((score) -> score == null)) {
			errors.add(UserError.at("relevance", ErrorCode.REQUIRED, "At least one dimension must be answered."));
		}
		add(errors, Texts.checkNote("comment", input.comment(), LONGEST_COMMENT));
		return errors;
	}

	List<UserError> check(RecordSurveySummaryInput input) {
		List<UserError> errors = new ArrayList<>();
		TrainingModule module = checkModule(input.trainingModule(), errors);
		checkCountry(input.country(), Audience.CUSTOMS_OFFICIAL, input.year(), errors);
		if (input.year() > this.today.getYear()) {
			errors.add(UserError.at("year", ErrorCode.YEAR_OUT_OF_RANGE, "The year is in the future."));
		}
		else if (module != null && module.producedOn().getYear() > input.year()) {
			errors.add(UserError.at("trainingModule", ErrorCode.MODULE_NOT_AVAILABLE,
					"Module %s is not available in %d.", module.code(), input.year()));
		}
		add(errors, checkOpen("year", input.year()));
		add(errors, Texts.checkLine("source", input.source(), LONGEST_SOURCE));
		if (input.responses() < 0 || input.responses() > MOST_RESPONSES) {
			errors.add(UserError.at("responses", ErrorCode.OUT_OF_RANGE,
					"The number of responses must be from 0 to %d.", MOST_RESPONSES));
		}
		input.scores().forEach((dimension, score) -> checkSummary(dimension.field(), score, errors));
		if (input.responses() > 0 && input.scores().values().stream().allMatch((score) -> score == null)) {
			errors.add(UserError.at("relevance", ErrorCode.REQUIRED, "At least one dimension must be given."));
		}
		return errors;
	}

	private static void add(List<UserError> errors, @Nullable UserError error) {
		if (error != null) {
			errors.add(error);
		}
	}

	private @Nullable TrainingModule checkModule(String code, List<UserError> errors) {
		TrainingModule module = this.modules.get(code);
		if (module == null) {
			errors.add(UserError.at("trainingModule", ErrorCode.UNKNOWN_MODULE, "There is no module \"%s\".", code));
		}
		return module;
	}

	private void checkCountry(@Nullable String code, Audience audience, int year, List<UserError> errors) {
		if (code == null) {
			if (audience == Audience.CUSTOMS_OFFICIAL) {
				errors.add(UserError.at("country", ErrorCode.REQUIRED, "Customs officials state their country."));
			}
			return;
		}
		Country country = this.countries.get(code);
		if (country == null) {
			errors.add(UserError.at("country", ErrorCode.UNKNOWN_COUNTRY, "There is no country \"%s\".", code));
		}
		else if (audience == Audience.CUSTOMS_OFFICIAL && !country.participatesIn(year)) {
			errors.add(UserError.at("country", ErrorCode.NOT_A_PARTICIPANT,
					"%s does not take part in the programme in %d.", country.name(), year));
		}
	}

	// What is published must not move under its readers, nor what is being reviewed.
	private @Nullable UserError checkOpen(String field, int year) {
		return this.closed.contains(year) ? UserError.at(field, ErrorCode.YEAR_NOT_OPEN,
				"The year %d is closed and takes no survey results.", year) : null;
	}

	private static void checkPoints(String field, @Nullable Double points, List<UserError> errors) {
		if (points == null) {
			return;
		}
		// Written so that NaN fails.
		if (!(points >= 0 && points <= HIGHEST)) {
			errors.add(UserError.at(field, ErrorCode.OUT_OF_RANGE, "A score must be from 0 to 100."));
		}
		else if (BigDecimal.valueOf(points).stripTrailingZeros().scale() > 2) {
			errors.add(UserError.at(field, ErrorCode.INVALID, "A score has at most two decimals."));
		}
	}

	private static void checkSummary(String field, @Nullable ScoreSummaryInput score, List<UserError> errors) {
		if (score == null) {
			return;
		}
		if (!(score.mean() >= 0 && score.mean() <= HIGHEST)) {
			errors.add(UserError.at(field, ErrorCode.OUT_OF_RANGE, "A mean must be from 0 to 100."));
		}
		if (score.deviation() != null && !(score.deviation() >= 0 && score.deviation() <= HIGHEST)) {
			errors.add(UserError.at(field, ErrorCode.OUT_OF_RANGE, "A standard deviation must be from 0 to 100."));
		}
	}

	/**
	 * The scores of a response that has been checked.
	 * @param scores points by dimension
	 * @return hundredths by the dimension's field name
	 */
	static Map<String, Integer> hundredths(Map<Aspect, @Nullable Double> scores) {
		Map<String, Integer> hundredths = new TreeMap<>();
		scores.forEach((dimension, points) -> {
			if (points != null) {
				hundredths.put(dimension.field(), hundredths(points));
			}
		});
		return hundredths;
	}

	/**
	 * The scores of a summary that has been checked, to two decimals.
	 * @param scores means and deviations in points, by dimension
	 * @return the same in hundredths, by the dimension's field name
	 */
	static Map<String, SurveySummary.Score> summarised(Map<Aspect, @Nullable ScoreSummaryInput> scores) {
		Map<String, SurveySummary.Score> summarised = new TreeMap<>();
		scores.forEach((dimension, score) -> {
			if (score != null) {
				Double deviation = score.deviation();
				summarised.put(dimension.field(), new SurveySummary.Score(hundredths(score.mean()),
						(deviation != null) ? hundredths(deviation) : null));
			}
		});
		return summarised;
	}

	private static int hundredths(double points) {
		return (int) Math.round(points * HUNDREDTHS);
	}

}
