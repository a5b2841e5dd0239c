package eu.uptake.fresh;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What one GraphQL query has read. It reads the same thing once, however many of its
 * fields ask, so that they also agree. Mutations and whatever else isn't a query read
 * each time: what they decide rests on the order they read in. Belongs to the request's
 * thread.
 */
public final class Reading {

	private static final String ATTRIBUTE = Reading.class.getName();

	private final StoreWrites writes;

	private final boolean anonymous;

	private final Map<Object, Object> read = new HashMap<>();

	private long asOf;

	Reading(StoreWrites writes, boolean anonymous) {
		this.writes = writes;
		this.anonymous = anonymous;
	}

	/**
	 * Reads something, unless this query has read it already.
	 * @param <T> what is read
	 * @param what identifies it
	 * @param load reads it from the store
	 * @return what was read, which isn't to be changed
	 */
	@SuppressWarnings("unchecked")
	public static <T> T once(Object what, Supplier<T> load) {
		Reading current = current();
		if (current == null) {
			return load.get();
		}
		current.forgetWhatWasWritten();
		Object known = current.read.get(what);
		if (known == null) {
			known = load.get();
			current.read.put(what, known);
		}
		return (T) known;
	}

	private void forgetWhatWasWritten() {
		long now = this.writes.all();
		if (now != this.asOf) {
			this.read.clear();
			this.asOf = now;
		}
	}

	/**
	 * Whether nobody who could have written asks.
	 * @return true for a query of somebody who hasn't signed in
	 */
	static boolean isAnonymous() {
		Reading current = current();
		return current != null && current.anonymous;
	}

	static @Nullable Reading current() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return (request != null) ? (Reading) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) : null;
	}

	void begin() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			request.setAttribute(ATTRIBUTE, this, RequestAttributes.SCOPE_REQUEST);
		}
	}

}
