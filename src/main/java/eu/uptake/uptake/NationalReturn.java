package eu.uptake.uptake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

import eu.uptake.audit.Changes;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.UserError;
import eu.uptake.cycle.ReportingYear;
import eu.uptake.cycle.YearStatus;

/**
 * What one country reports for one year: the modules it used, and where the report
 * stands. One document, with its uptakes and its history inside.
 *
 * <pre>
 * NOT_STARTED ─report─▶ DRAFT ─submit─▶ SUBMITTED ─accept─▶ ACCEPTED
 *                                        │    ▲                │
 *                                sendBack│    │submit          │sendBack
 *                                        ▼    │                │
 *                                       SENT_BACK ◀────────────┘
 * </pre>
 *
 * Everything but an accepted return takes changes of its uptakes. A submitted one stays
 * submitted, under a new version, so that nobody accepts what they haven't read.
 *
 * @param id year and country, so that a year's returns lie together
 * @param country the country's code
 * @param year the calendar year
 * @param version counts the changes; 0 while the store has none
 * @param status where the return stands
 * @param uptakes the uptakes, in code order
 * @param changes the history, oldest first; null where a query leaves it out
 * @param submittedAt when it was last submitted
 * @param firstSubmittedAt when it was first submitted, which tells whether it was in time
 * @param acceptedAt when it was accepted, if it is
 * @param sendBackReason why it was sent back, if it is
 * @param lockExcepted the version of the locked year that it was sent back in, if it was:
 * as long as the year has that version, its lock doesn't hold for this return
 * @param answers what its coordinator says of warnings; null where there are none
 */
@Document("returns")
@CompoundIndex(name = "year_status", def = "{'year': 1, 'status': 1}")
@CompoundIndex(name = "status_year", def = "{'status': 1, 'year': 1}")
@CompoundIndex(name = "country_year", def = "{'country': 1, 'year': 1}")
record NationalReturn(@MongoId String id, String country, int year, int version, ReturnStatus status,
		List<Uptake> uptakes, @Nullable List<ReturnChange> changes, @Nullable Instant submittedAt,
		@Nullable Instant firstSubmittedAt, @Nullable Instant acceptedAt, @Nullable String sendBackReason,
		@Nullable Integer lockExcepted, @Nullable List<WarningAnswer> answers) {

	/**
	 * The version from which the uptakes take no more changes. The history stands in the
	 * return's document, whose size the store limits to 16 MB: a longest change has some
	 * 3 kB.
	 */
	static final int MOST_CHANGES = 3_000;

	/**
	 * The version from which the return isn't submitted or sent back any more. What is
	 * above {@link #MOST_CHANGES} lets its review come to an end.
	 */
	static final int MOST_STEPS = 3_100;

	private static final Set<ReturnStatus> CHANGEABLE = EnumSet.complementOf(EnumSet.of(ReturnStatus.ACCEPTED));

	static NationalReturn notStarted(String country, int year) {
		return new NationalReturn(id(country, year), country, year, 0, ReturnStatus.NOT_STARTED, List.of(), null, null,
				null, null, null, null, null);
	}

	/**
	 * A return that was accepted before the service knew of it, at moments it doesn't
	 * know.
	 * @param country the country's code
	 * @param year the calendar year
	 * @param uptakes the uptakes, in code order
	 * @return its first version
	 */
	static NationalReturn accepted(String country, int year, List<Uptake> uptakes) {
		return new NationalReturn(id(country, year), country, year, 1, ReturnStatus.ACCEPTED, uptakes, List.of(), null,
				null, null, null, null, null);
	}

	static String id(String country, int year) {
		return year + "-" + country;
	}

	/**
	 * Begins a row of changes that is to be one write; see {@link Step#then}.
	 * @return a step that changes nothing
	 * @throws Rejection if the return's status allows no changes
	 */
	Step begin() {
		require(CHANGEABLE, "can't be changed");
		return new Step(this, null);
	}

	/**
	 * Adds an uptake or changes the one there is. The same uptake again changes nothing.
	 * @param uptake the uptake
	 * @param at when it was reported
	 * @param by who reports
	 * @return the step
	 * @throws Rejection if the return's status or size doesn't allow it
	 */
	Step report(Uptake uptake, Instant at, String by) {
		require(CHANGEABLE, "can't be changed");
		Uptake before = find(uptake.module());
		if (uptake.equals(before)) {
			return new Step(this, null);
		}
		refuseEndlessHistory(MOST_CHANGES);
		List<Uptake> next = without(uptake.module());
		next.add(uptake);
		next.sort(Comparator.comparing(Uptake::module));
		return step(next, new ReturnChange(at, by, (before != null) ? ReturnAction.CHANGED : ReturnAction.REPORTED,
				before, uptake, null, null));
	}

	/**
	 * Takes an uptake out again.
	 * @param module the module's code
	 * @param at when it was withdrawn
	 * @param by who withdraws it
	 * @return the step
	 * @throws Rejection if it isn't there, or the return's status or size doesn't allow
	 * it
	 */
	Step withdraw(String module, Instant at, String by) {
		require(CHANGEABLE, "can't be changed");
		Uptake before = find(module);
		if (before == null) {
			throw new Rejection(UserError.at("trainingModule", ErrorCode.NOT_REPORTED,
					"%s has not reported module %s for %d.", this.country, module, this.year));
		}
		refuseEndlessHistory(MOST_CHANGES);
		return step(without(module), new ReturnChange(at, by, ReturnAction.WITHDRAWN, before, null, null, null));
	}

	/**
	 * Says something of a warning, in place of what was said before. The same answer
	 * again changes nothing.
	 * @param answer the answer
	 * @param at when it was given
	 * @param by who gives it
	 * @return the step
	 * @throws Rejection if the return's status or size doesn't allow it
	 */
	Step answer(WarningAnswer answer, Instant at, String by) {
		require(CHANGEABLE, "can't be changed");
		if (answersOrNone().stream().anyMatch(answer::saysTheSameAs)) {
			return new Step(this, null);
		}
		refuseEndlessHistory(MOST_CHANGES);
		List<WarningAnswer> next = new ArrayList<>(answersOrNone());
		next.removeIf((each) -> each.key().equals(answer.key()));
		next.add(answer);
		return content(this.uptakes, List.copyOf(next),
				new ReturnChange(at, by, ReturnAction.ANSWERED, null, null, answer.note(), answer.key()));
	}

	/**
	 * Hands the return in. One without uptakes says that no module was used.
	 * @param reason what its coordinator says of it, if anything
	 * @param at when it was submitted
	 * @param by who submits it
	 * @return the step
	 * @throws Rejection if it is submitted or accepted already, or its size doesn't allow
	 * it
	 */
	Step submit(@Nullable String reason, Instant at, String by) {
		require(EnumSet.of(ReturnStatus.NOT_STARTED, ReturnStatus.DRAFT, ReturnStatus.SENT_BACK), "can't be submitted");
		refuseEndlessHistory(MOST_STEPS);
		// One that was sent back had been submitted before, be it at an unknown moment.
		Instant first = (this.status == ReturnStatus.SENT_BACK) ? this.firstSubmittedAt : at;
		return review(ReturnStatus.SUBMITTED, at, first, null, null, null,
				new ReturnChange(at, by, ReturnAction.SUBMITTED, null, null, reason, null));
	}

	/**
	 * Accepts the return as it stands.
	 * @param reason what TAXUD says of it, if anything
	 * @param at when it was accepted
	 * @param by who accepts it
	 * @return the step
	 * @throws Rejection if it isn't submitted
	 */
	Step accept(@Nullable String reason, Instant at, String by) {
		require(EnumSet.of(ReturnStatus.SUBMITTED), "can't be accepted");
		return review(ReturnStatus.ACCEPTED, this.submittedAt, this.firstSubmittedAt, at, null, null,
				new ReturnChange(at, by, ReturnAction.ACCEPTED, null, null, reason, null));
	}

	/**
	 * Gives the return back to its coordinator, who may change it again. In a locked year
	 * that goes for this return only, and also for one that was sent back before the year
	 * was locked.
	 * @param reason why
	 * @param lock the version of the year if that is locked, else null
	 * @param at when it was sent back
	 * @param by who sends it back
	 * @return the step
	 * @throws Rejection if it is neither submitted nor accepted, or its size doesn't
	 * allow it
	 */
	Step sendBack(String reason, @Nullable Integer lock, Instant at, String by) {
		boolean left = lock != null && !isExceptedFrom(lock);
		require(left ? EnumSet.of(ReturnStatus.SUBMITTED, ReturnStatus.ACCEPTED, ReturnStatus.SENT_BACK)
				: EnumSet.of(ReturnStatus.SUBMITTED, ReturnStatus.ACCEPTED), "can't be sent back");
		refuseEndlessHistory(MOST_STEPS);
		return review(ReturnStatus.SENT_BACK, this.submittedAt, this.firstSubmittedAt, null, reason, lock,
				new ReturnChange(at, by, ReturnAction.SENT_BACK, null, null, reason, null));
	}

	/**
	 * Whether a lock of the year doesn't hold for this return.
	 * @param yearVersion the version of the locked year
	 * @return true if it was sent back since the year was locked
	 */
	boolean isExceptedFrom(int yearVersion) {
		return this.lockExcepted != null && this.lockExcepted == yearVersion;
	}

	/**
	 * Whether its coordinators can change it.
	 * @param stands the return's year as it stands
	 * @return true if it isn't accepted, and the year is open or its lock doesn't hold
	 * for this return
	 */
	boolean takesChangesIn(ReportingYear stands) {
		boolean excepted = stands.status() == YearStatus.LOCKED && isExceptedFrom(stands.version());
		return CHANGEABLE.contains(this.status) && (stands.status() == YearStatus.OPEN || excepted);
	}

	@Nullable WarningAnswer answerTo(WarningKey warning) {
		return answersOrNone().stream().filter((each) -> each.key().equals(warning)).findFirst().orElse(null);
	}

	private List<WarningAnswer> answersOrNone() {
		return (this.answers != null) ? this.answers : List.of();
	}

	private Step step(List<Uptake> next, ReturnChange change) {
		return content(List.copyOf(next), this.answers, change);
	}

	// What the coordinator says has changed; where the return stands has not, unless
	// that begins it.
	private Step content(List<Uptake> nextUptakes, @Nullable List<WarningAnswer> nextAnswers, ReturnChange change) {
		ReturnStatus begun = (this.status == ReturnStatus.NOT_STARTED) ? ReturnStatus.DRAFT : this.status;
		return new Step(new NationalReturn(this.id, this.country, this.year, this.version + 1, begun, nextUptakes, null,
				this.submittedAt, this.firstSubmittedAt, this.acceptedAt, this.sendBackReason, this.lockExcepted,
				nextAnswers), change);
	}

	// Where the return stands has changed, and not what it says.
	private Step review(ReturnStatus nextStatus, @Nullable Instant submitted, @Nullable Instant first,
			@Nullable Instant accepted, @Nullable String reason, @Nullable Integer excepted, ReturnChange change) {
		return new Step(new NationalReturn(this.id, this.country, this.year, this.version + 1, nextStatus, this.uptakes,
				null, submitted, first, accepted, reason, excepted, this.answers), change);
	}

	NationalReturn inserted(List<ReturnChange> history) {
		return new NationalReturn(this.id, this.country, this.year, Math.max(this.version, 1), this.status,
				this.uptakes, history, this.submittedAt, this.firstSubmittedAt, this.acceptedAt, this.sendBackReason,
				this.lockExcepted, this.answers);
	}

	@Nullable Uptake find(String module) {
		return this.uptakes.stream().filter((uptake) -> uptake.module().equals(module)).findFirst().orElse(null);
	}

	private List<Uptake> without(String module) {
		List<Uptake> others = new ArrayList<>(this.uptakes);
		others.removeIf((uptake) -> uptake.module().equals(module));
		return others;
	}

	private void require(Set<ReturnStatus> allowed, String otherwise) {
		if (!allowed.contains(this.status)) {
			throw new Rejection(new UserError(ErrorCode.WRONG_STATUS,
					"The return of %s for %d is %s and %s.".formatted(this.country, this.year, this.status, otherwise),
					List.of("input")));
		}
	}

	// Accepting stays possible: before it is done again there must be another step.
	private void refuseEndlessHistory(int most) {
		if (this.version >= most) {
			throw new Rejection(new UserError(ErrorCode.LIMIT_REACHED,
					"The return of %s for %d has reached version %d and takes no more changes of this kind."
						.formatted(this.country, this.year, this.version),
					List.of("input")));
		}
	}

	/**
	 * A step from one version of a return to a later one: a version for each change.
	 *
	 * @param next the return after the step
	 * @param change what the history says of it, or null where nothing changed
	 * @param earlier the changes before that one, where the step is several
	 */
	record Step(NationalReturn next, @Nullable ReturnChange change, List<ReturnChange> earlier) {

		Step(NationalReturn next, @Nullable ReturnChange change) {
			this(next, change, List.of());
		}

		/**
		 * Goes on to another step, with which this one is one write.
		 * @param further the step from where this one ends
		 * @return both
		 * @throws Rejection if the further step isn't possible
		 */
		Step then(Function<NationalReturn, Step> further) {
			Step second = further.apply(this.next);
			if (second.change() == null) {
				return this;
			}
			List<ReturnChange> before = new ArrayList<>(changes());
			before.addAll(second.earlier());
			return new Step(second.next(), second.change(), List.copyOf(before));
		}

		/**
		 * What the step changes, for the audit trail.
		 * @param current where it begins
		 * @return the changes of the status, of uptakes and of answers, and the reason
		 */
		Changes changesFrom(NationalReturn current) {
			Changes told = Changes.none().add("status", current.status(), this.next.status());
			changes().forEach((each) -> each.addTo(told, current));
			return told;
		}

		List<ReturnChange> changes() {
			List<ReturnChange> all = new ArrayList<>(this.earlier);
			if (this.change != null) {
				all.add(this.change);
			}
			return all;
		}

	}

}
