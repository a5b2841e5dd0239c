package eu.uptake.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads claims, whose names may be addresses with dots in them, and which may lie within
 * one another.
 */
final class Claims {

	private Claims() {
	}

	/**
	 * The values of a claim.
	 * @param claims all claims
	 * @param name the claim's name, or its path with dots between
	 * @return its texts, numbers and truth values as texts; none if it isn't there
	 */
	static List<String> values(Map<String, Object> claims, String name) {
		Object found = find(claims, name);
		Stream<?> values = (found instanceof Collection<?> several) ? several.stream() : Stream.ofNullable(found);
		return values.filter((value) -> value instanceof String || value instanceof Number || value instanceof Boolean)
			.map(String::valueOf)
			.toList();
	}

	/**
	 * The value of a claim that has one.
	 * @param claims all claims
	 * @param name the claim's name, or its path
	 * @return the value, or null if it isn't there or has several
	 */
	static @Nullable String value(Map<String, Object> claims, String name) {
		List<String> values = values(claims, name);
		return (values.size() == 1) ? values.get(0) : null;
	}

	private static @Nullable Object find(Map<?, ?> claims, String name) {
		if (claims.containsKey(name)) {
			return claims.get(name);
		}
		for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
			if (claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner) {
				Object found = find(inner, name.substring(dot + 1));
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

}
