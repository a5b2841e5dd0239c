package eu.uptake.quality;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.catalogue.TrainingModules;
import eu.uptake.contract.RateLimit;
import eu.uptake.contract.Rejection;
import eu.uptake.country.Countries;
import eu.uptake.quality.QualityRows.CountryQuality;
import eu.uptake.quality.QualityRows.DimensionScore;
import eu.uptake.quality.QualityRows.ModuleQuality;
import eu.uptake.quality.QualityRows.QualityScores;
import eu.uptake.quality.QualityRows.YearQuality;
import eu.uptake.quality.SurveyInputs.EraseSurveyResponseInput;
import eu.uptake.quality.SurveyInputs.EraseSurveyResponsePayload;
import eu.uptake.quality.SurveyInputs.ReceivedResponse;
import eu.uptake.quality.SurveyInputs.RecordSurveySummaryInput;
import eu.uptake.quality.SurveyInputs.RecordSurveySummaryPayload;
import eu.uptake.quality.SurveyInputs.SubmitSurveyResponseInput;
import eu.uptake.quality.SurveyInputs.SubmitSurveyResponsePayload;

/**
 * {@code graphql/quality.graphqls}. The figures are open to all, since each averages only
 * what the one who asks may see.
 */
@Controller
class QualityController {

	private final QualityFigures figures;

	private final SurveyReporting reporting;

	private final RateLimit rateLimit;

	private final RateLimit erasures;

	private final QualityAccess access;

	private final TrainingModules modules;

	private final Countries countries;

	QualityController(QualityFigures figures, SurveyReporting reporting, QualityProperties properties,
			QualityAccess access, TrainingModules modules, Countries countries) {
		this.figures = figures;
		this.reporting = reporting;
		this.rateLimit = new RateLimit(properties.rateLimit().responses(), properties.rateLimit().per());
		this.erasures = new RateLimit(properties.rateLimit().responses(), properties.rateLimit().per());
		this.access = access;
		this.modules = modules;
		this.countries = countries;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	QualityScores quality(@Argument QualityFilter filter) {
		return this.figures.total(filter);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<ModuleQuality> qualityByModule(@Argument QualityFilter filter) {
		return this.figures.byModule(filter);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<CountryQuality> qualityByCountry(@Argument QualityFilter filter) {
		return this.figures.byCountry(filter);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<YearQuality> qualityByYear(@Argument QualityFilter filter) {
		return this.figures.byYear(filter);
	}

	@SchemaMapping
	@Nullable Double marginOfError(QualityScores scores) {
		return scores.marginOfError();
	}

	@SchemaMapping
	@Nullable Double marginOfError(DimensionScore score) {
		return score.marginOfError();
	}

	@MutationMapping
	@PreAuthorize("permitAll()")
	SubmitSurveyResponsePayload submitSurveyResponse(@Argument SubmitSurveyResponseInput input,
			@ContextValue(required = false) @Nullable String clientAddress) {
		this.rateLimit.take(String.valueOf(clientAddress));
		return Rejection.answer(() -> received(input.id(), this.reporting.submit(input)),
				SubmitSurveyResponsePayload::new);
	}

	@MutationMapping
	@PreAuthorize("permitAll()")
	EraseSurveyResponsePayload eraseSurveyResponse(@Argument EraseSurveyResponseInput input,
			@ContextValue(required = false) @Nullable String clientAddress) {
		this.erasures.take(String.valueOf(clientAddress));
		return Rejection.answer(() -> this.reporting.erase(input), EraseSurveyResponsePayload::new);
	}

	private ReceivedResponse received(String id, SurveyResponse response) {
		String country = response.country();
		Double overall = response.sums().tally(Aspect.OVERALL).mean(Aspect.OVERALL.unitsPerPoint());
		return new ReceivedResponse(id.toLowerCase(Locale.ROOT), this.modules.find(response.module()).orElseThrow(),
				(country != null) ? this.countries.find(country).orElseThrow() : null, response.audience(),
				response.completedOn(), (overall != null) ? overall : 0);
	}

	@MutationMapping
	@PreAuthorize("hasAnyRole('COORDINATOR', 'TAXUD')")
	RecordSurveySummaryPayload recordSurveySummary(@Argument RecordSurveySummaryInput input) {
		this.access.checkReporting(input.country());
		return Rejection.answer(() -> this.figures.of(this.reporting.record(input)), RecordSurveySummaryPayload::new);
	}

}
