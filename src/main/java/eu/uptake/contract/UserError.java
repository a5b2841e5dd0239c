package eu.uptake.contract;

import java.util.List;

/**
 * An expected failure of a mutation, as data.
 *
 * @param code what went wrong, for programs
 * @param message what went wrong, for people
 * @param path the place in the arguments, such as {@code [input, trainees]}
 */
public record UserError(ErrorCode code, String message, List<String> path) {

	/**
	 * An error at a field of the mutation's input.
	 * @param code what went wrong
	 * @param field the input's field
	 * @param message the message's format
	 * @param args the message's arguments
	 * @return the error
	 */
	public static UserError at(String field, ErrorCode code, String message, Object... args) {
		return new UserError(code, message.formatted(args), List.of("input", field));
	}

}
