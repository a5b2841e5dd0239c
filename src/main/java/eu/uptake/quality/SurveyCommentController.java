package eu.uptake.quality;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.catalogue.TrainingModule;
import eu.uptake.catalogue.TrainingModules;
import eu.uptake.contract.Connection;
import eu.uptake.contract.FilterCriteria;
import eu.uptake.contract.MomentKey;
import eu.uptake.contract.PageRequest;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.quality.SurveyInputs.EraseSurveyCommentInput;
import eu.uptake.quality.SurveyInputs.EraseSurveyCommentPayload;

/**
 * The comments of {@code graphql/quality.graphqls}.
 */
@Controller
class SurveyCommentController {

	private final AuditTrail audit;

	private final SurveyResponses responses;

	private final CommentRetention retention;

	private final QualityAccess access;

	private final TrainingModules modules;

	private final Countries countries;

	SurveyCommentController(SurveyResponses responses, CommentRetention retention, QualityAccess access,
			TrainingModules modules, Countries countries, AuditTrail audit) {
		this.audit = audit;
		this.responses = responses;
		this.retention = retention;
		this.access = access;
		this.modules = modules;
		this.countries = countries;
	}

	@QueryMapping
	@PreAuthorize("hasAnyRole('COORDINATOR', 'TAXUD')")
	Connection<SurveyComment> surveyComments(@Argument @Nullable QualityFilter filter,
			@Argument @Nullable Integer first, @Argument @Nullable String after) {
		PageRequest page = PageRequest.of(first, after);
		Criteria selected = new Criteria().andOperator(criteria(filter));
		Criteria afterKey = (page.afterKey() != null)
				? new Criteria().andOperator(selected, MomentKey.of(page.afterKey()).older("submittedAt")) : selected;
		List<SurveyComment> found = this.responses.newestFirst(afterKey, page.first() + 1)
			.stream()
			.map(SurveyComment::of)
			.toList();
		return Connection.of(page, found, SurveyComment::key, () -> this.responses.count(selected));
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	EraseSurveyCommentPayload eraseSurveyComment(@Argument EraseSurveyCommentInput input) {
		this.audit.writing(Changes.none());
		this.responses.dropComment(input.id());
		return new EraseSurveyCommentPayload(input.id(), List.of());
	}

	private List<Criteria> criteria(@Nullable QualityFilter filter) {
		// All are of some time, and it is time that leads to the index of comments.
		FilterCriteria criteria = new FilterCriteria().and(Criteria.where("comment").exists(true))
			.and(this.access.visibleComments())
			.and(Criteria.where("submittedAt").gte(this.retention.since()));
		if (filter != null) {
			this.countries.check("filter.countries", filter.countries());
			criteria.in("country", filter.countries())
				.in("audience", filter.audiences())
				.in("module", this.modules.select(filter.modules(), filter.programme()));
			if (filter.years() != null) {
				List<Criteria> years = filter.years().stream().map(SurveyCommentController::completedIn).toList();
				criteria.and(years.isEmpty() ? Criteria.where("_id").in(List.of()) : new Criteria().orOperator(years));
			}
		}
		return criteria.all();
	}

	// The statistic's id begins with the year.
	private static Criteria completedIn(int year) {
		return Criteria.where("statistic").gte(year + "|").lt(year + "}");
	}

	@BatchMapping(typeName = "SurveyComment")
	List<TrainingModule> trainingModule(List<SurveyComment> comments) {
		Map<String, TrainingModule> byCode = this.modules
			.byCode(comments.stream().map(SurveyComment::module).collect(Collectors.toSet()));
		return comments.stream().map((comment) -> byCode.get(comment.module())).toList();
	}

	@BatchMapping(typeName = "SurveyComment")
	Map<SurveyComment, @Nullable Country> country(List<SurveyComment> comments) {
		return this.countries.of(comments, SurveyComment::countryCode);
	}

}
