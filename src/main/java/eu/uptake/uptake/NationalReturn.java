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

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.UserError;

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
 * @param acceptedAt when it was accepted, if it is
 * @param sendBackReason why it was sent back, if it is
 */
@Document("returns")
@CompoundIndex(name = "year_status", def = "{'year': 1, 'status': 1}")
record NationalReturn(@MongoId String id, String country, int year, int version, ReturnStatus status,
		List<Uptake> uptakes, @Nullable List<ReturnChange> changes, @Nullable Instant submittedAt,
		@Nullable Instant acceptedAt, @Nullable String sendBackReason) {

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
				null, null);
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
				before, uptake, null));
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
		return step(without(module), new ReturnChange(at, by, ReturnAction.WITHDRAWN, before, null, null));
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
		return step(ReturnStatus.SUBMITTED, this.uptakes, at, null, null,
				new ReturnChange(at, by, ReturnAction.SUBMITTED, null, null, reason));
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
		return step(ReturnStatus.ACCEPTED, this.uptakes, this.submittedAt, at, null,
				new ReturnChange(at, by, ReturnAction.ACCEPTED, null, null, reason));
	}

	/**
	 * Gives the return back to its coordinator, who may change it again.
	 * @param reason why
	 * @param at when it was sent back
	 * @param by who sends it back
	 * @return the step
	 * @throws Rejection if it is neither submitted nor accepted, or its size doesn't
	 * allow it
	 */
	Step sendBack(String reason, Instant at, String by) {
		require(EnumSet.of(ReturnStatus.SUBMITTED, ReturnStatus.ACCEPTED), "can't be sent back");
		refuseEndlessHistory(MOST_STEPS);
		return step(ReturnStatus.SENT_BACK, this.uptakes, this.submittedAt, null, reason,
				new ReturnChange(at, by, ReturnAction.SENT_BACK, null, null, reason));
	}

	private Step step(List<Uptake> next, ReturnChange change) {
		ReturnStatus nextStatus = (this.status == ReturnStatus.NOT_STARTED) ? ReturnStatus.DRAFT : this.status;
		return step(nextStatus, next, this.submittedAt, this.acceptedAt, this.sendBackReason, change);
	}

	private Step step(ReturnStatus nextStatus, List<Uptake> nextUptakes, @Nullable Instant submitted,
			@Nullable Instant accepted, @Nullable String reason, ReturnChange change) {
		return new Step(new NationalReturn(this.id, this.country, this.year, this.version + 1, nextStatus,
				List.copyOf(nextUptakes), null, submitted, accepted, reason), change);
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

		List<ReturnChange> changes() {
			List<ReturnChange> all = new ArrayList<>(this.earlier);
			if (this.change != null) {
				all.add(this.change);
			}
			return all;
		}

	}

}
