package eu.uptake.seed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the seed's files hold, read and checked, and not yet written.
 */
public final class SeedData {

	private final Map<Class<?>, Map<String, Object>> byType = new LinkedHashMap<>();

	/**
	 * What a row refers to in an earlier file.
	 * @param <T> the type of the item
	 * @param row the row
	 * @param column the column that holds the item's key
	 * @param type the type of the item
	 * @return the item
	 * @throws SeedException if there is none
	 */
	public <T> T referredTo(SeedRow row, String column, Class<T> type) {
		String key = row.text(column);
		return find(key, type).orElseThrow(() -> row.fail("there is no %s \"%s\"".formatted(column, key)));
	}

	/**
	 * An item of an earlier file.
	 * @param <T> the type of the item
	 * @param key the item's key
	 * @param type the type of the item
	 * @return the item, or empty if there is none
	 */
	public <T> Optional<T> find(String key, Class<T> type) {
		return Optional.ofNullable(this.byType.getOrDefault(type, Map.of()).get(key)).map(type::cast);
	}

	/**
	 * Adds an item.
	 * @param key what makes it unique among its type
	 * @param item the item
	 * @return false if one of its type and key is there already
	 */
	boolean add(String key, Object item) {
		return this.byType.computeIfAbsent(item.getClass(), (type) -> new LinkedHashMap<>())
			.putIfAbsent(key, item) == null;
	}

}
