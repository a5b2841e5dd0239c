package eu.uptake.session;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.MomentKey;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.UserError;

/**
 * One IT training session: what is said of it, whether it counts, and its history, in one
 * document.
 *
 * <pre>
 * PENDING ─record─▶ RECORDED ─withdraw─▶ WITHDRAWN
 *                    │    ▲
 *                    └────┘ correct
 * </pre>
 *
 * @param id the client's id, a UUID in lower case
 * @param year the year it belongs to, that of its first day; it never moves to another
 * @param version counts the writes; 0 while it is pending
 * @param status where it stands
 * @param officials the officials trained, the sum over the participants
 * @param facts what is said of it
 * @param changes the history, oldest first; null where a query leaves it out
 */
@Document("trainingSessions")
@CompoundIndex(name = "year_status", def = "{'year': 1, 'status': 1}")
@CompoundIndex(name = "newest", def = "{'status': 1, 'facts.startsOn': -1, '_id': -1}")
record TrainingSession(@MongoId String id, int year, int version, SessionStatus status, int officials,
		SessionFacts facts, @Nullable List<SessionChange> changes) {

	/**
	 * The version from which it takes no more corrections. The history stands in the
	 * document, whose size the store limits to 16 MB: a longest change has some 15 kB.
	 */
	static final int MOST_CHANGES = 500;

	static TrainingSession pending(String id, SessionFacts facts) {
		return new TrainingSession(id, facts.year(), 0, SessionStatus.PENDING, facts.officials(), facts, List.of());
	}

	boolean isPending() {
		return this.status == SessionStatus.PENDING;
	}

	/**
	 * Lets a pending session count.
	 * @param at when
	 * @param by who records it
	 * @return the step
	 */
	Step recorded(Instant at, String by) {
		return step(SessionStatus.RECORDED, this.facts,
				new SessionChange(at, by, SessionAction.RECORDED, null, this.facts, null));
	}

	/**
	 * Changes what is said of it. The same again changes nothing.
	 * @param next what is said from now on
	 * @param reason why, if anybody says so
	 * @param at when
	 * @param by who corrects it
	 * @return the step
	 * @throws Rejection if it is withdrawn, would move to another year, or has been
	 * corrected too often
	 */
	Step correct(SessionFacts next, @Nullable String reason, Instant at, String by) {
		requireRecorded("corrected");
		if (next.year() != this.year) {
			throw new Rejection(UserError.at("startsOn", ErrorCode.OUT_OF_RANGE,
					"The session belongs to %d: to move it, withdraw it and record it with another id.", this.year));
		}
		if (next.equals(this.facts)) {
			return new Step(this, null);
		}
		if (this.version >= MOST_CHANGES) {
			throw new Rejection(UserError.at("id", ErrorCode.LIMIT_REACHED,
					"The session has reached version %d and takes no more corrections.", this.version));
		}
		return step(SessionStatus.RECORDED, next,
				new SessionChange(at, by, SessionAction.CORRECTED, this.facts, next, reason));
	}

	/**
	 * Takes it out of the figures for good.
	 * @param reason why
	 * @param at when
	 * @param by who withdraws it
	 * @return the step
	 * @throws Rejection if it is withdrawn already
	 */
	Step withdraw(String reason, Instant at, String by) {
		requireRecorded("withdrawn");
		return step(SessionStatus.WITHDRAWN, this.facts,
				new SessionChange(at, by, SessionAction.WITHDRAWN, this.facts, this.facts, reason));
	}

	private void requireRecorded(String participle) {
		if (this.status != SessionStatus.RECORDED) {
			throw new Rejection(UserError.at("id", ErrorCode.WRONG_STATUS, "The session is %s and can't be %s.",
					this.status, participle));
		}
	}

	private Step step(SessionStatus nextStatus, SessionFacts next, SessionChange change) {
		return new Step(
				new TrainingSession(this.id, this.year, this.version + 1, nextStatus, next.officials(), next, null),
				change);
	}

	/**
	 * What sessions are sorted by, the newest first.
	 * @return the first day in milliseconds, and the id
	 */
	String key() {
		return new MomentKey(this.facts.startsOn().atStartOfDay(ZoneOffset.UTC).toInstant(), this.id).toString();
	}

	/**
	 * A step from one version of a session to the next.
	 *
	 * @param next the session after the step
	 * @param change what the history says of it, or null where nothing changed
	 */
	record Step(TrainingSession next, @Nullable SessionChange change) {

		SessionChange changed() {
			return Objects.requireNonNull(this.change);
		}
	}

}
