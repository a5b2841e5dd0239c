package eu.uptake.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One change in the history of a session.
 *
 * @param at when
 * @param by who: the account's username
 * @param action what was done
 * @param before what it said before, or null where it is new
 * @param after what it says since
 * @param reason why, if anybody said so
 */
record SessionChange(Instant at, String by, SessionAction action, @Nullable SessionFacts before, SessionFacts after,
		@Nullable String reason) {

	/**
	 * What was done, in a sentence.
	 * @return the sentence, in English
	 */
	String summary() {
		String because = (this.reason != null) ? ": " + this.reason : "";
		return switch (this.action) {
			case RECORDED -> "Recorded with %d officials".formatted(this.after.officials()) + because;
			case WITHDRAWN -> "Withdrawn" + because;
			case CORRECTED -> ((this.before != null) ? "Corrected " + corrected(this.before) : "Corrected") + because;
		};
	}

	private String corrected(SessionFacts old) {
		List<String> fields = new ArrayList<>();
		add(fields, "system", old.system(), this.after.system());
		add(fields, "title", old.title(), this.after.title());
		add(fields, "startsOn", old.startsOn(), this.after.startsOn());
		add(fields, "endsOn", old.endsOn(), this.after.endsOn());
		add(fields, "host", old.host(), this.after.host());
		add(fields, "participants", describe(old.participants()), describe(this.after.participants()));
		add(fields, "metExpectations", describe(old.feedback().metExpectations()),
				describe(this.after.feedback().metExpectations()));
		add(fields, "useful", describe(old.feedback().useful()), describe(this.after.feedback().useful()));
		return String.join("; ", fields);
	}

	private static void add(List<String> fields, String name, Object before, Object after) {
		if (!Objects.equals(before, after)) {
			fields.add("%s from %s to %s".formatted(name, before, after));
		}
	}

	private static String describe(List<SessionParticipant> participants) {
		return String.join(" ", participants.stream().map((each) -> each.country() + ":" + each.officials()).toList());
	}

	private static String describe(ExpectationAnswers answers) {
		return "%d/%d/%d/%d".formatted(answers.fully(), answers.largely(), answers.partly(), answers.notAtAll());
	}

	private static String describe(UsefulAnswers answers) {
		return "%d/%d/%d/%d".formatted(answers.veryUseful(), answers.useful(), answers.notVeryUseful(),
				answers.notUseful());
	}

}
