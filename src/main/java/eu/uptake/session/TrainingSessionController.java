package eu.uptake.session;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.contract.Connection;
import eu.uptake.contract.PageRequest;
import eu.uptake.contract.Rejection;
import eu.uptake.session.SessionInputs.CorrectTrainingSessionInput;
import eu.uptake.session.SessionInputs.RecordTrainingSessionInput;
import eu.uptake.session.SessionInputs.TrainingSessionFilter;
import eu.uptake.session.SessionInputs.TrainingSessionPayload;
import eu.uptake.session.SessionInputs.WithdrawTrainingSessionInput;
import eu.uptake.session.SessionRows.SessionTotals;
import eu.uptake.session.SessionRows.SystemSessions;
import eu.uptake.session.SessionRows.YearSessions;

/**
 * Queries and mutations of {@code graphql/session.graphqls}. The queries are open to all,
 * since each answers only with what the one who asks may see.
 */
@Controller
class TrainingSessionController {

	private final SessionFigures figures;

	private final SessionRecording recording;

	private final SessionAccess access;

	TrainingSessionController(SessionFigures figures, SessionRecording recording, SessionAccess access) {
		this.figures = figures;
		this.recording = recording;
		this.access = access;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	@Nullable TrainingSession trainingSession(@Argument String id) {
		return this.figures.find(id.toLowerCase(Locale.ROOT)).orElse(null);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	Connection<TrainingSession> trainingSessions(@Argument @Nullable TrainingSessionFilter filter,
			@Argument boolean withdrawn, @Argument @Nullable Integer first, @Argument @Nullable String after) {
		return this.figures.page(orAll(filter), withdrawn, PageRequest.of(first, after));
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	SessionTotals sessionTotals(@Argument @Nullable TrainingSessionFilter filter) {
		return this.figures.totals(orAll(filter));
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<YearSessions> sessionsByYear(@Argument @Nullable TrainingSessionFilter filter) {
		return this.figures.byYear(orAll(filter));
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<SystemSessions> sessionsBySystem(@Argument @Nullable TrainingSessionFilter filter) {
		return this.figures.bySystem(orAll(filter));
	}

	@MutationMapping
	@PreAuthorize("hasAnyRole('COORDINATOR', 'TAXUD')")
	TrainingSessionPayload recordTrainingSession(@Argument RecordTrainingSessionInput input) {
		this.access.checkRecording(input.host());
		return Rejection.answer(() -> this.recording.record(input), TrainingSessionPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasAnyRole('COORDINATOR', 'TAXUD')")
	TrainingSessionPayload correctTrainingSession(@Argument CorrectTrainingSessionInput input) {
		this.access.checkRecording(input.host());
		return Rejection.answer(() -> this.recording.correct(input), TrainingSessionPayload::new);
	}

	// Whose session it is stands in the session: asked when that has been read.
	@MutationMapping
	@PreAuthorize("hasAnyRole('COORDINATOR', 'TAXUD')")
	TrainingSessionPayload withdrawTrainingSession(@Argument WithdrawTrainingSessionInput input) {
		return Rejection.answer(() -> this.recording.withdraw(input), TrainingSessionPayload::new);
	}

	private static TrainingSessionFilter orAll(@Nullable TrainingSessionFilter filter) {
		return (filter != null) ? filter : TrainingSessionFilter.ALL;
	}

}
