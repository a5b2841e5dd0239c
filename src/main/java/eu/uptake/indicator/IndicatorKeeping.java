package eu.uptake.indicator;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

import eu.uptake.account.CurrentAccount;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.cycle.YearCycle;
import eu.uptake.cycle.YearStatus;
import eu.uptake.cycle.YearStatusChanged;
import eu.uptake.indicator.IndicatorInputs.DefineIndicatorInput;
import eu.uptake.indicator.IndicatorInputs.RecordIndicatorValueInput;

/**
 * TAXUD defines indicators and records the values that aren't computed.
 */
@Service
class IndicatorKeeping {

	/** Every lost race means that another write has won, so few are ever needed. */
	private static final int MOST_ATTEMPTS = 100;

	/** The years that take values: a published one must be reopened first. */
	private static final Set<YearStatus> RECORDING = EnumSet.of(YearStatus.OPEN, YearStatus.LOCKED);

	private final Indicators indicators;

	private final Measures measures;

	private final ReportingYears years;

	private final YearCycle cycle;

	private final CurrentAccount currentAccount;

	private final Clock clock;

	IndicatorKeeping(Indicators indicators, Measures measures, ReportingYears years, YearCycle cycle,
			CurrentAccount currentAccount, Clock clock) {
		this.indicators = indicators;
		this.measures = measures;
		this.years = years;
		this.cycle = cycle;
		this.currentAccount = currentAccount;
		this.clock = clock;
	}

	/**
	 * Adds an indicator, or changes the definition of one that the client has read.
	 * @param input the definition; with the version it replaces, or none for a new
	 * indicator
	 * @return the indicator as defined
	 * @throws Rejection if the definition isn't acceptable, or the version is stale
	 */
	Indicator define(DefineIndicatorInput input) {
		Rejection.ifAny(IndicatorChecks.check(input, this.measures.names()));
		IndicatorDefinition definition = IndicatorChecks.definition(input);
		if (input.expectedVersion() == null) {
			Indicator added = this.indicators.add(input.code(), definition,
					IndicatorChange.defined(definition, this.clock.instant(), username()));
			if (added == null) {
				throw new Rejection(UserError.at("code", ErrorCode.ALREADY_EXISTS,
						"There is an indicator %s; to change it, give its version as expectedVersion.", input.code()));
			}
			return added;
		}
		return change(input.code(), input.expectedVersion(), (current, at, by) -> current.define(definition, at, by));
	}

	/**
	 * Records what a year's value is, why there is none, or what is to be said of a
	 * computed one.
	 * @param input the value
	 * @return the indicator with it
	 * @throws Rejection if it isn't acceptable, or the year doesn't take it
	 */
	Indicator record(RecordIndicatorValueInput input) {
		Rejection.ifAny(this.cycle.checkYear(input.year()),
				Texts.checkNote("note", input.note(), IndicatorChecks.LONGEST_NOTE));
		return change(input.code(), input.expectedVersion(), (current, at, by) -> {
			Rejection.ifAny(checkKind(current, input),
					IndicatorChecks.checkNumber("value", input.value(), current.definition().unit()));
			YearStatus status = this.years.get(input.year()).status();
			if (!RECORDING.contains(status)) {
				throw new Rejection(UserError.at("year", ErrorCode.YEAR_NOT_OPEN, "The year %d is %s: %s it first.",
						input.year(), status, (status == YearStatus.PLANNED) ? "open" : "reopen"));
			}
			return current.record(value(input, at, by), at, by);
		});
	}

	private static @Nullable UserError checkKind(Indicator current, RecordIndicatorValueInput input) {
		boolean number = input.value() != null;
		boolean reason = input.missingReason() != null;
		if (reason && input.lowReliability()) {
			return UserError.at("lowReliability", ErrorCode.INVALID, "Only a number can be of low reliability.");
		}
		if (current.definition().computed()) {
			return (!number && !reason) ? null : UserError.at(number ? "value" : "missingReason", ErrorCode.INVALID,
					"Indicator %s is computed and takes only a note and its reliability.", current.code());
		}
		if (number && reason) {
			return UserError.at("missingReason", ErrorCode.INVALID, "A value that is given isn't missing.");
		}
		return (number || reason) ? null
				: UserError.at("value", ErrorCode.REQUIRED, "Give the value, or the reason why there is none.");
	}

	private static RecordedValue value(RecordIndicatorValueInput input, Instant at, String by) {
		String note = Texts.strip(input.note());
		if (note == null && input.missingReason() != null) {
			note = input.missingReason().words();
		}
		return new RecordedValue(input.year(), (input.value() != null) ? IndicatorChecks.plain(input.value()) : null,
				input.missingReason(), note, by, at, input.lowReliability());
	}

	// Reads the indicator, changes it and saves it, again from the start where another
	// write came between. The year is looked at after the indicator is read and before
	// it is saved: a year that is published meanwhile outdates the version read.
	private Indicator change(String code, @Nullable Integer expectedVersion, Change change) {
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			Indicator current = this.indicators.find(code)
				.orElseThrow(() -> new Rejection(
						UserError.at("code", ErrorCode.UNKNOWN_INDICATOR, "There is no indicator \"%s\".", code)));
			if (expectedVersion != null && expectedVersion != current.version()) {
				throw stale(code);
			}
			Indicator.Step step = change.apply(current, this.clock.instant(), username());
			if (step.change() == null || this.indicators.save(current, step)) {
				return step.next();
			}
		}
		throw stale(code);
	}

	@EventListener
	void on(YearStatusChanged change) {
		if (!RECORDING.contains(change.status())) {
			this.indicators.outdateWritesUnderWay();
		}
	}

	private String username() {
		return this.currentAccount.get().username();
	}

	private static Rejection stale(String code) {
		return new Rejection(UserError.at("expectedVersion", ErrorCode.STALE_VERSION,
				"Indicator %s has been changed since it was read.", code));
	}

	/** A change of an indicator. */
	private interface Change {

		Indicator.Step apply(Indicator current, Instant at, String by);

	}

}
