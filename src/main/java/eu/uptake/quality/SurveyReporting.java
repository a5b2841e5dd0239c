package eu.uptake.quality;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.uptake.account.CurrentAccount;
import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.catalogue.TrainingModules;
import eu.uptake.contract.ClientId;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.country.Countries;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.quality.SurveyInputs.EraseSurveyResponseInput;
import eu.uptake.quality.SurveyInputs.RecordSurveySummaryInput;
import eu.uptake.quality.SurveyInputs.SubmitSurveyResponseInput;
import eu.uptake.quality.SurveyLedger.Outcome;

/**
 * Takes survey responses and summaries.
 */
@Service
class SurveyReporting {

	private static final Log logger = LogFactory.getLog(SurveyReporting.class);

	private static final int MOST_ATTEMPTS = 100;

	/** They stand in one document. */
	private static final int MOST_SOURCES = 50;

	private final SurveyLedger ledger;

	private final SurveyErasing erasing;

	private final QualityStatistics statistics;

	private final TrainingModules modules;

	private final Countries countries;

	private final ReportingYears years;

	private final CurrentAccount currentAccount;

	private final AuditTrail audit;

	private final Clock clock;

	SurveyReporting(SurveyLedger ledger, SurveyErasing erasing, QualityStatistics statistics, TrainingModules modules,
			Countries countries, ReportingYears years, CurrentAccount currentAccount, AuditTrail audit, Clock clock) {
		this.ledger = ledger;
		this.erasing = erasing;
		this.statistics = statistics;
		this.modules = modules;
		this.countries = countries;
		this.years = years;
		this.currentAccount = currentAccount;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * The checks against the catalogue and the years as they are now.
	 * @return the checks
	 */
	SurveyChecks checks() {
		return new SurveyChecks(this.modules.all(), this.countries.byCode(), this.years.closed(),
				LocalDate.now(this.clock));
	}

	/**
	 * Takes a response. The same response again counts once, also after its year was
	 * locked.
	 * @param input the response
	 * @return the response as stored
	 * @throws Rejection if it isn't acceptable, or another response has its id
	 */
	SurveyResponse submit(SubmitSurveyResponseInput input) {
		List<UserError> errors = checks().check(input);
		Rejection.ifAny(errors.stream().filter((error) -> error.code() != ErrorCode.YEAR_NOT_OPEN).toList());
		SurveyResponse response = response(input, this.clock.instant());
		Rejection.ifAny((errors.isEmpty() || isKnown(response)) ? List.of() : errors);
		// Not what it says: who has given it may want that erased.
		this.audit.concerning(null, input.completedOn().getYear());
		this.audit
			.writing(Changes.none().add("module", null, response.module()).add("audience", null, response.audience()));
		Outcome outcome = this.ledger.add(List.of(response)).getOrDefault(response.id(), Outcome.ADDED);
		if (outcome == Outcome.KNOWN) {
			this.audit.wroteNothing();
		}
		UserError refused = switch (outcome) {
			case ADDED, KNOWN -> null;
			case CONFLICT -> UserError.at("id", ErrorCode.ALREADY_EXISTS, "Another response has this id.");
			case ERASED ->
				UserError.at("id", ErrorCode.ALREADY_EXISTS, "The response with this id has been taken back.");
		};
		Rejection.ifAny(refused);
		return response;
	}

	private boolean isKnown(SurveyResponse response) {
		return this.ledger.preview(List.of(response)).get(response.id()) == Outcome.KNOWN;
	}

	/**
	 * Takes a response back, or whatever is still to arrive with its id. Its year's
	 * status doesn't matter: what is published moves by what one person had said.
	 * @param input the client's id
	 * @return the id as given
	 * @throws Rejection if it is no id; one that nobody has is answered as any other
	 */
	String erase(EraseSurveyResponseInput input) {
		Rejection.ifAny(Texts.checkUuid("id", input.id()));
		this.audit.writing(Changes.none());
		this.erasing.erase(ClientId.key(input.id()))
			.filter((key) -> this.years.closed().contains(key.year()))
			.ifPresent((key) -> logger
				.info("Erased a survey response of %d, which is closed: its scores have moved".formatted(key.year())));
		return input.id();
	}

	/**
	 * A checked input as the response it is.
	 * @param input the input, without errors
	 * @param at when it was received
	 * @return the response, with no place in its sequence yet
	 */
	static SurveyResponse response(SubmitSurveyResponseInput input, Instant at) {
		StatisticKey key = new StatisticKey(input.completedOn().getYear(), input.country(), input.audience(),
				input.trainingModule());
		String comment = input.comment();
		return new SurveyResponse(ClientId.key(input.id()), key.id(), 0, input.trainingModule(), input.country(),
				input.audience(), input.completedOn(), SurveyChecks.hundredths(input.scores()),
				(comment == null || comment.isBlank()) ? null : comment.strip(), null,
				at.truncatedTo(ChronoUnit.MILLIS));
	}

	/**
	 * Takes a summary in place of the earlier one of the same source; one of no responses
	 * takes that out.
	 * @param input the summary
	 * @return what the summary is part of
	 * @throws Rejection if it isn't acceptable
	 */
	StatisticKey record(RecordSurveySummaryInput input) {
		Rejection.ifAny(checks().check(input));
		return recordChecked(input);
	}

	StatisticKey recordChecked(RecordSurveySummaryInput input) {
		StatisticKey key = new StatisticKey(input.year(), input.country(), input.audience(), input.trainingModule());
		SurveySummary summary = new SurveySummary(input.source().strip(), input.responses(),
				SurveyChecks.summarised(input.scores()), this.clock.instant().truncatedTo(ChronoUnit.MILLIS),
				this.currentAccount.get().username());
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			Optional<QualityStatistic> stored = this.statistics.find(key.id());
			QualityStatistic current = stored.orElseGet(() -> QualityStatistic.empty(key));
			if (current.summaries().stream().anyMatch(summary::saysTheSameAs)) {
				return key;
			}
			List<SurveySummary> next = with(summary, current.summaries());
			this.audit.writing(changes(current.summaries(), next, summary.source()));
			if (stored.isEmpty()) {
				this.statistics.get(key);
			}
			if (this.statistics.replaceSummaries(current, next)) {
				return key;
			}
		}
		throw new Rejection(UserError.at("source", ErrorCode.STALE_VERSION,
				"Other summaries of the same module arrive all the time; try again."));
	}

	private static Changes changes(List<SurveySummary> before, List<SurveySummary> after, String source) {
		SurveySummary was = of(source, before);
		SurveySummary is = of(source, after);
		Changes changes = Changes.none()
			.add("source", (was != null) ? source : null, (is != null) ? source : null)
			.add("responses", (was != null) ? was.responses() : null, (is != null) ? is.responses() : null);
		Aspect.DIMENSIONS.forEach((dimension) -> changes.add(dimension.field(),
				(was != null) ? was.describe(dimension) : null, (is != null) ? is.describe(dimension) : null));
		return changes;
	}

	private static @Nullable SurveySummary of(String source, List<SurveySummary> summaries) {
		return summaries.stream().filter((each) -> each.source().equals(source)).findFirst().orElse(null);
	}

	private static List<SurveySummary> with(SurveySummary summary, List<SurveySummary> summaries) {
		List<SurveySummary> next = new ArrayList<>(summaries);
		next.removeIf((each) -> each.source().equals(summary.source()));
		if (summary.responses() > 0) {
			next.add(summary);
		}
		if (next.size() > MOST_SOURCES) {
			throw new Rejection(UserError.at("source", ErrorCode.LIMIT_REACHED,
					"There are summaries of %d sources already.", MOST_SOURCES));
		}
		return next;
	}

}
