package eu.uptake.uptake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.uptake.account.CurrentAccount;
import eu.uptake.catalogue.TrainingModule;
import eu.uptake.catalogue.TrainingModules;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.cycle.ReportingYear;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.cycle.YearCycle;
import eu.uptake.cycle.YearStatus;
import eu.uptake.uptake.ReturnInputs.AnswerWarningInput;
import eu.uptake.uptake.ReturnInputs.ReportUptakeInput;
import eu.uptake.uptake.ReturnInputs.ReturnInput;
import eu.uptake.uptake.ReturnInputs.WithdrawUptakeInput;

/**
 * Coordinators report what their country used; TAXUD accepts it or sends it back.
 */
@Service
class UptakeReporting {

	/** Every lost race means that another write has won, so few are ever needed. */
	private static final int MOST_ATTEMPTS = 100;

	private static final Set<YearStatus> REPORTING = Set.of(YearStatus.OPEN);

	private static final Set<YearStatus> REVIEWING = Set.of(YearStatus.OPEN, YearStatus.LOCKED);

	private final NationalReturns returns;

	private final ReportingYears years;

	private final YearCycle cycle;

	private final Countries countries;

	private final TrainingModules modules;

	private final ReturnWarnings warnings;

	private final CurrentAccount currentAccount;

	private final Clock clock;

	UptakeReporting(NationalReturns returns, ReportingYears years, YearCycle cycle, Countries countries,
			TrainingModules modules, ReturnWarnings warnings, CurrentAccount currentAccount, Clock clock) {
		this.returns = returns;
		this.years = years;
		this.cycle = cycle;
		this.countries = countries;
		this.modules = modules;
		this.warnings = warnings;
		this.currentAccount = currentAccount;
		this.clock = clock;
	}

	/**
	 * Adds an uptake to a country's return, or changes it.
	 * @param input the uptake, and the version of the return it is meant for
	 * @return the return with it
	 * @throws Rejection if it isn't acceptable
	 */
	NationalReturn report(ReportUptakeInput input) {
		String note = Texts.strip(input.note());
		Rejection.ifAny(checkParticipation(input.country(), input.year()), this.cycle.checkYear(input.year()),
				checkModule(input), checkTrainees(input.trainees()),
				Texts.checkNote("note", note, Uptake.LONGEST_NOTE));
		Uptake uptake = new Uptake(input.trainingModule(), input.trainees(), note);
		return change(input.country(), input.year(), input.expectedVersion(), REPORTING, (current, year, at, by) -> {
			// Again at each attempt: the module may have been retired since.
			Rejection.ifAny(checkModule(input));
			return current.report(uptake, at, by);
		});
	}

	NationalReturn withdraw(WithdrawUptakeInput input) {
		Rejection.ifAny(checkParticipation(input.country(), input.year()), this.cycle.checkYear(input.year()),
				this.modules.find(input.trainingModule()).isEmpty() ? unknownModule(input.trainingModule()) : null);
		return change(input.country(), input.year(), input.expectedVersion(), REPORTING,
				(current, year, at, by) -> current.withdraw(input.trainingModule(), at, by));
	}

	/**
	 * Says something of a warning on a country's return.
	 * @param input the warning, the note, and the version of the return it is meant for
	 * @return the return with the answer
	 * @throws Rejection if there is no such warning
	 */
	NationalReturn answer(AnswerWarningInput input) {
		Rejection.ifAny(checkParticipation(input.country(), input.year()), this.cycle.checkYear(input.year()),
				this.modules.find(input.trainingModule()).isEmpty() ? unknownModule(input.trainingModule()) : null,
				Texts.checkRequiredNote("note", input.note(), Uptake.LONGEST_NOTE));
		WarningKey key = new WarningKey(input.code(), input.trainingModule());
		return change(input.country(), input.year(), input.expectedVersion(), REPORTING, (current, year, at, by) -> {
			ReturnWarning warning = this.warnings.on(current)
				.stream()
				.filter((each) -> each.key().equals(key))
				.findFirst()
				.orElseThrow(() -> new Rejection(UserError.at("code", ErrorCode.NO_SUCH_WARNING,
						"The return of %s for %d has no warning %s of %s.", input.country(), input.year(), key.code(),
						key.module())));
			return current.answer(new WarningAnswer(key, warning.trainees(), input.note().strip(), at, by), at, by);
		});
	}

	/**
	 * Changes many uptakes of a country's return in one write, or finds out what that
	 * would change.
	 * @param key the return, and the version of it that is meant
	 * @param entries what is said of each module
	 * @param dryRun whether nothing is written
	 * @return the step from the return as it was to the return with all changes
	 * @throws Rejection if any of it isn't acceptable; the path of an error ends with the
	 * module that it is about, if it is
	 */
	NationalReturn.Step reportAll(ReturnInput key, List<UptakeEntry> entries, boolean dryRun) {
		Rejection.ifAny(checkParticipation(key.country(), key.year()), this.cycle.checkYear(key.year()));
		return step(key.country(), key.year(), key.expectedVersion(), REPORTING, (current, year, at, by) -> {
			Map<String, TrainingModule> catalogue = this.modules.all();
			Rejection.ifAny(entries.stream()
				.filter((entry) -> entry.uptake() != null && !entry.uptake().equals(current.find(entry.module())))
				.map((entry) -> entry.checkAvailable(catalogue.get(entry.module()), key.year()))
				.filter(Objects::nonNull)
				.map(Objects::requireNonNull)
				.toList());
			NationalReturn.Step step = current.begin();
			for (UptakeEntry entry : entries) {
				step = step.then((each) -> entry.applyTo(each, at, by));
			}
			return step;
		}, (current, step) -> dryRun || this.returns.save(current, step));
	}

	NationalReturn submit(ReturnInput input) {
		return review(input, REPORTING, NationalReturn::submit);
	}

	NationalReturn accept(ReturnInput input) {
		return review(input, REVIEWING, NationalReturn::accept);
	}

	NationalReturn sendBack(ReturnInput input) {
		Rejection.ifAny(checkParticipation(input.country(), input.year()), this.cycle.checkYear(input.year()),
				Texts.checkReason(input.reason()));
		String reason = String.valueOf(input.reason()).strip();
		return change(input.country(), input.year(), input.expectedVersion(), REVIEWING, (current, year, at,
				by) -> current.sendBack(reason, (year.status() == YearStatus.LOCKED) ? year.version() : null, at, by));
	}

	private NationalReturn review(ReturnInput input, Set<YearStatus> allowed, Review review) {
		Rejection.ifAny(checkParticipation(input.country(), input.year()), this.cycle.checkYear(input.year()),
				Texts.checkOptionalReason(input.reason()));
		String reason = Texts.strip(input.reason());
		return change(input.country(), input.year(), input.expectedVersion(), allowed,
				(current, year, at, by) -> review.apply(current, reason, at, by));
	}

	private NationalReturn change(String country, int year, @Nullable Integer expectedVersion, Set<YearStatus> allowed,
			Change change) {
		return step(country, year, expectedVersion, allowed, change, this.returns::save).next();
	}

	// Reads the return, changes it and saves it, again from the start where another
	// write came between. The year is looked at after the return is read and before it
	// is saved: a year that is locked meanwhile outdates the version read. A return that
	// was sent back in a locked year is reported as in an open one.
	private NationalReturn.Step step(String country, int year, @Nullable Integer expectedVersion,
			Set<YearStatus> allowed, Change change, BiPredicate<NationalReturn, NationalReturn.Step> save) {
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			NationalReturn current = this.returns.find(country, year)
				.orElseGet(() -> NationalReturn.notStarted(country, year));
			if (expectedVersion != null && expectedVersion != current.version()) {
				throw stale(country, year);
			}
			ReportingYear stands = this.years.get(year);
			boolean excepted = stands.status() == YearStatus.LOCKED && current.isExceptedFrom(stands.version());
			if (!allowed.contains(stands.status()) && !excepted) {
				throw new Rejection(UserError.at("year", ErrorCode.YEAR_NOT_OPEN, "The year %d is %s%s.", year,
						stands.status(), (allowed == REPORTING) ? " and takes no reports" : ": reopen it first"));
			}
			NationalReturn.Step step = change.apply(current, stands, this.clock.instant(),
					this.currentAccount.get().username());
			if (step.change() == null || save.test(current, step)) {
				return step;
			}
		}
		throw stale(country, year);
	}

	private static Rejection stale(String country, int year) {
		return new Rejection(UserError.at("expectedVersion", ErrorCode.STALE_VERSION,
				"The return of %s for %d has been changed since it was read.", country, year));
	}

	private @Nullable UserError checkParticipation(String code, int year) {
		Optional<Country> country = this.countries.find(code);
		if (country.isEmpty()) {
			return UserError.at("country", ErrorCode.UNKNOWN_COUNTRY, "There is no country \"%s\".", code);
		}
		return country.get().participatesIn(year) ? null : UserError.at("country", ErrorCode.NOT_A_PARTICIPANT,
				"%s does not take part in the programme in %d.", country.get().name(), year);
	}

	private @Nullable UserError checkModule(ReportUptakeInput input) {
		TrainingModule module = this.modules.find(input.trainingModule()).orElse(null);
		if (module == null) {
			return unknownModule(input.trainingModule());
		}
		return module.availableIn(input.year()) ? null : UserError.at("trainingModule", ErrorCode.MODULE_NOT_AVAILABLE,
				"Module %s is not available in %d.", module.code(), input.year());
	}

	private static UserError unknownModule(String code) {
		return UserError.at("trainingModule", ErrorCode.UNKNOWN_MODULE, "There is no module \"%s\".", code);
	}

	private static @Nullable UserError checkTrainees(@Nullable Integer trainees) {
		return (trainees == null || (trainees >= 0 && trainees <= Uptake.MOST_TRAINEES)) ? null
				: UserError.at("trainees", ErrorCode.OUT_OF_RANGE, "The number of trainees must be from 0 to %d.",
						Uptake.MOST_TRAINEES);
	}

	/** A step of the return's state machine. */
	private interface Change {

		NationalReturn.Step apply(NationalReturn current, ReportingYear year, Instant at, String by);

	}

	/** A step of the return's review. */
	private interface Review {

		NationalReturn.Step apply(NationalReturn current, @Nullable String reason, Instant at, String by);

	}

}
