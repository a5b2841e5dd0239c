package eu.uptake.query;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Looks at variables before anything is made of them.
 */
final class Variables {

	private Variables() {
	}

	/**
	 * Measures variables, or a part of them.
	 * @param value what was read from JSON
	 * @return about how many characters that is as JSON
	 */
	static long size(@Nullable Object value) {
		if (value instanceof Map<?, ?> object) {
			long size = 2;
			for (Map.Entry<?, ?> entry : object.entrySet()) {
				size += 2 + size(entry.getKey()) + size(entry.getValue());
			}
			return size;
		}
		if (value instanceof Collection<?> array) {
			long size = 2;
			for (Object item : array) {
				size += 1 + size(item);
			}
			return size;
		}
		return (value instanceof CharSequence text) ? text.length() + 2L : String.valueOf(value).length();
	}

	/**
	 * Whether all texts are Unicode. JSON's escapes can write half a character, which
	 * neither the store nor an answer could hold.
	 * @param value what was read from JSON
	 * @return false if any text, or key, has half a surrogate pair
	 */
	static boolean isUnicode(@Nullable Object value) {
		if (value instanceof Map<?, ?> object) {
			return object.entrySet()
				.stream()
				.allMatch((entry) -> isUnicode(entry.getKey()) && isUnicode(entry.getValue()));
		}
		if (value instanceof Collection<?> array) {
			return array.stream().allMatch(Variables::isUnicode);
		}
		return !(value instanceof String text) || isUnicode(text);
	}

	private static boolean isUnicode(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
					return false;
				}
				i++;
			}
		}
		return true;
	}

}
