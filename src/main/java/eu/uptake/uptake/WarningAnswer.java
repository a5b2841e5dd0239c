package eu.uptake.uptake;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a coordinator says of a warning.
 *
 * @param key the warning
 * @param trainees the trainees reported when it was given: it is about that number
 * @param note the explanation
 * @param at when it was given
 * @param by who gave it: the account's username
 */
record WarningAnswer(WarningKey key, @Nullable Integer trainees, String note, Instant at, String by) {

	boolean saysTheSameAs(WarningAnswer other) {
		return this.key.equals(other.key) && Objects.equals(this.trainees, other.trainees)
				&& this.note.equals(other.note);
	}

}
