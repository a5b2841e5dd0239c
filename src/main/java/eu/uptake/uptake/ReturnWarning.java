package eu.uptake.uptake;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Something about a return that may be wrong, and may be right.
 *
 * @param key what, of which module
 * @param trainees the trainees reported; null if there is no such number
 * @param message what it is about, in English
 * @param answer what the coordinator said of it, if anything
 */
record ReturnWarning(WarningKey key, @Nullable Integer trainees, String message, @Nullable WarningAnswer answer) {

	WarningCode code() {
		return this.key.code();
	}

	/**
	 * Whether the answer was given to another number than is reported now.
	 * @return false if there is no answer
	 */
	boolean isAnswerOutdated() {
		return this.answer != null && !Objects.equals(this.answer.trainees(), this.trainees);
	}

}
