package eu.uptake.uptake;

import org.jspecify.annotations.Nullable;

/**
 * One country used one module in one year.
 *
 * @param module the module's code
 * @param trainees how many were trained with it, or null where the number isn't known:
 * that is not 0
 * @param note the coordinator's note
 */
record Uptake(String module, @Nullable Integer trainees, @Nullable String note) {

	/** The most trainees that one country can report for one module. */
	static final int MOST_TRAINEES = 10_000_000;

	/** The longest note, in characters. */
	static final int LONGEST_NOTE = 500;

	Uptake withoutNote() {
		return new Uptake(this.module, this.trainees, null);
	}

	String describe() {
		return (this.trainees != null) ? this.trainees + " trainees" : "used, number not known";
	}

}
