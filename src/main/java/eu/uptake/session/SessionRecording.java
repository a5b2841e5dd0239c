package eu.uptake.session;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.uptake.account.CurrentAccount;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.cycle.YearCycle;
import eu.uptake.cycle.YearStatus;
import eu.uptake.session.SessionInputs.CorrectTrainingSessionInput;
import eu.uptake.session.SessionInputs.RecordTrainingSessionInput;
import eu.uptake.session.SessionInputs.WithdrawTrainingSessionInput;

/**
 * Records, corrects and withdraws sessions, in open years. The year is looked at after
 * the session is read and before it is saved: a year that is locked meanwhile outdates
 * the version read.
 */
@Service
class SessionRecording {

	/** Every lost race means that another write has won, so few are ever needed. */
	private static final int MOST_ATTEMPTS = 100;

	private final TrainingSessions sessions;

	private final SessionAccess access;

	private final ReportingYears years;

	private final YearCycle cycle;

	private final Countries countries;

	private final CurrentAccount currentAccount;

	private final Clock clock;

	SessionRecording(TrainingSessions sessions, SessionAccess access, ReportingYears years, YearCycle cycle,
			Countries countries, CurrentAccount currentAccount, Clock clock) {
		this.sessions = sessions;
		this.access = access;
		this.years = years;
		this.cycle = cycle;
		this.countries = countries;
		this.currentAccount = currentAccount;
		this.clock = clock;
	}

	/**
	 * Records a session. The same session again counts once, also after it was corrected
	 * or its year was locked.
	 * @param input the session
	 * @return the session as it is now
	 * @throws Rejection if it isn't acceptable, or another session has its id
	 */
	TrainingSession record(RecordTrainingSessionInput input) {
		SessionFacts facts = checked(input.facts(), Texts.checkUuid("id", input.id()));
		String id = input.id().toLowerCase(Locale.ROOT);
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			TrainingSession current = this.sessions.find(id).orElse(null);
			if (current != null && !current.isPending()) {
				return repeated(current, facts);
			}
			requireOpen(facts.year());
			// A session that isn't there can't be outdated: so it is put down first, and
			// the year looked at again.
			TrainingSession pending = TrainingSession.pending(id, facts);
			if (current == null) {
				this.sessions.insert(pending);
			}
			else if (!current.facts().equals(facts)) {
				this.sessions.replace(current, pending);
			}
			else {
				TrainingSession.Step step = current.recorded(now(), username());
				if (this.sessions.save(step)) {
					return step.next();
				}
			}
		}
		throw stale("id");
	}

	private TrainingSession repeated(TrainingSession current, SessionFacts facts) {
		if (!current.facts().equals(facts) && !facts.equals(firstFacts(current))) {
			throw new Rejection(UserError.at("id", ErrorCode.ALREADY_EXISTS,
					"Another session has this id. To change that one, correct it."));
		}
		if (current.status() == SessionStatus.WITHDRAWN) {
			throw new Rejection(UserError.at("id", ErrorCode.WRONG_STATUS,
					"The session was withdrawn. If it counts after all, record it with another id."));
		}
		return current;
	}

	// What was said when it was recorded; the seed's sessions begin without a history.
	private SessionFacts firstFacts(TrainingSession session) {
		return this.sessions.changes(List.of(session.id()))
			.getOrDefault(session.id(), List.of())
			.stream()
			.findFirst()
			.map((first) -> (first.before() != null) ? first.before() : first.after())
			.orElse(session.facts());
	}

	/**
	 * Replaces all that is said of a session.
	 * @param input the session as it should have been recorded
	 * @return the session as it is now
	 * @throws Rejection if there is none that counts, or it isn't acceptable
	 */
	TrainingSession correct(CorrectTrainingSessionInput input) {
		SessionFacts facts = checked(input.facts(), Texts.checkOptionalReason(input.reason()));
		String reason = Texts.strip(input.reason());
		return change(input.id(), input.expectedVersion(), (current, at, by) -> current.correct(facts, reason, at, by));
	}

	/**
	 * Takes a session out of the figures for good.
	 * @param input the session and the reason
	 * @return the session as it is now
	 * @throws Rejection if there is none that counts, or no reason is given
	 */
	TrainingSession withdraw(WithdrawTrainingSessionInput input) {
		Rejection.ifAny(Texts.checkReason(input.reason()));
		String reason = input.reason().strip();
		return change(input.id(), input.expectedVersion(), (current, at, by) -> current.withdraw(reason, at, by));
	}

	private TrainingSession change(String id, @Nullable Integer expectedVersion, Change change) {
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			TrainingSession current = this.sessions.find(id.toLowerCase(Locale.ROOT))
				.filter((found) -> !found.isPending())
				.orElseThrow(
						() -> new Rejection(UserError.at("id", ErrorCode.INVALID, "There is no session \"%s\".", id)));
			// Of the session as it is: who hosts it may have been corrected.
			this.access.checkRecording(current.facts().host());
			if (expectedVersion != null && expectedVersion != current.version()) {
				throw stale("expectedVersion");
			}
			requireOpen(current.year());
			TrainingSession.Step step = change.apply(current, now(), username());
			if (step.change() == null || this.sessions.save(step)) {
				return step.next();
			}
		}
		throw stale("expectedVersion");
	}

	private static Rejection stale(String field) {
		return new Rejection(
				UserError.at(field, ErrorCode.STALE_VERSION, "The session has been changed since it was read."));
	}

	private SessionFacts checked(SessionFacts given, @Nullable UserError other) {
		Map<String, Country> byCode = this.countries.byCode();
		SessionChecks checks = new SessionChecks((code) -> Optional.ofNullable(byCode.get(code)),
				LocalDate.now(this.clock));
		List<UserError> errors = new ArrayList<>();
		if (other != null) {
			errors.add(other);
		}
		UserError year = this.cycle.checkYear(given.year());
		if (year != null) {
			errors.add(new UserError(year.code(), year.message(), List.of("input", "startsOn")));
		}
		errors.addAll(checks.check(given));
		Rejection.ifAny(errors);
		return checks.inProtocolOrder(given);
	}

	private void requireOpen(int year) {
		YearStatus status = this.years.get(year).status();
		if (status != YearStatus.OPEN) {
			throw new Rejection(UserError.at("startsOn", ErrorCode.YEAR_NOT_OPEN,
					"The year %d is %s and takes no sessions.", year, status));
		}
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	private String username() {
		return this.currentAccount.get().username();
	}

	/** A step of the session's state machine. */
	private interface Change {

		TrainingSession.Step apply(TrainingSession current, Instant at, String by);

	}

}
