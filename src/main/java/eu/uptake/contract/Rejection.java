package eu.uptake.contract;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A change was refused, for one or more reasons, and nothing was written.
 */
public class Rejection extends RuntimeException {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial")
	private final List<UserError> errors;

	public Rejection(UserError... errors) {
		this(List.of(errors));
	}

	private Rejection(List<UserError> errors) {
		super(String.join("; ", errors.stream().map(UserError::message).toList()), null, false, false);
		this.errors = errors;
	}

	public List<UserError> errors() {
		return this.errors;
	}

	/**
	 * Refuses with every error there is at once, so that a client can show them all.
	 * @param errors what the checks found; null where a check found nothing
	 * @throws Rejection if any check found an error
	 */
	public static void ifAny(@Nullable UserError... errors) {
		ifAny(Stream.of(errors).filter(Objects::nonNull).map(Objects::requireNonNull).toList());
	}

	/**
	 * Refuses with every error there is at once.
	 * @param errors what the checks found
	 * @throws Rejection if that is anything
	 */
	public static void ifAny(List<UserError> errors) {
		if (!errors.isEmpty()) {
			throw new Rejection(errors);
		}
	}

	/**
	 * Makes a change and answers with what came of it.
	 * @param <T> what is changed
	 * @param <P> the payload
	 * @param change the change
	 * @param payload makes the payload of what was changed, or of null and the errors
	 * @return the payload
	 */
	public static <T, P> P answer(Supplier<T> change, BiFunction<@Nullable T, List<UserError>, P> payload) {
		try {
			return payload.apply(change.get(), List.of());
		}
		catch (Rejection ex) {
			return payload.apply(null, ex.errors());
		}
	}

}
