package eu.uptake.uptake;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import eu.uptake.audit.Changes;

/**
 * One change in the history of a return.
 *
 * @param at when
 * @param by who: the account's username
 * @param action what was done
 * @param before the uptake before the change, or null if there was none
 * @param after the uptake after the change, or null if there is none
 * @param reason why, if anybody said so; the note that answers a warning
 * @param warning the warning that was answered, if one was
 */
record ReturnChange(Instant at, String by, ReturnAction action, @Nullable Uptake before, @Nullable Uptake after,
		@Nullable String reason, @Nullable WarningKey warning) {

	/**
	 * What was done, in a sentence.
	 * @return the sentence, in English
	 */
	String summary() {
		return switch (this.action) {
			case SUBMITTED -> "Submitted the return" + because();
			case ACCEPTED -> "Accepted the return" + because();
			case SENT_BACK -> "Sent the return back" + because();
			case ANSWERED -> "Answered the warning" + subject() + because();
			case REPORTED, CHANGED, WITHDRAWN -> summaryOfUptake();
		};
	}

	/**
	 * Tells the audit trail.
	 * @param told what is told of
	 * @param current the return that is changed
	 */
	void addTo(Changes told, NationalReturn current) {
		if (this.warning != null) {
			WarningAnswer answer = current.answerTo(this.warning);
			told.add("answer %s %s".formatted(this.warning.code(), this.warning.module()),
					(answer != null) ? answer.note() : null, this.reason);
			return;
		}
		Uptake uptake = (this.after != null) ? this.after : this.before;
		if (uptake != null) {
			told.add("uptake " + uptake.module(), told(this.before), told(this.after));
			told.add("note " + uptake.module(), (this.before != null) ? this.before.note() : null,
					(this.after != null) ? this.after.note() : null);
		}
		told.add("reason", null, this.reason);
	}

	private static @Nullable String told(@Nullable Uptake uptake) {
		return (uptake != null) ? uptake.describe() : null;
	}

	private String because() {
		return (this.reason != null) ? ": " + this.reason : "";
	}

	private String subject() {
		return (this.warning != null) ? " %s of %s".formatted(this.warning.code(), this.warning.module()) : "";
	}

	private String summaryOfUptake() {
		if (this.after == null) {
			return (this.before != null)
					? "%s: withdrawn, was %s".formatted(this.before.module(), this.before.describe()) : "";
		}
		if (this.before == null) {
			return "%s: %s".formatted(this.after.module(), this.after.describe());
		}
		return "%s: %s, was %s".formatted(this.after.module(), this.after.describe(), this.before.describe());
	}

}
