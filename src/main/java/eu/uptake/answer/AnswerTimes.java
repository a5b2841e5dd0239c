package eu.uptake.answer;

import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Counts the answers that the engine isn't asked for.
 */
public interface AnswerTimes {

	/**
	 * Where the times of an operation go.
	 * @param operation what the client calls it, or null
	 * @return takes how long an answer took, in nanoseconds
	 */
	LongConsumer of(@Nullable String operation);

}
