package eu.uptake.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Puts together what a filter of the API selects: an absent field means all, an empty
 * list none. Not thread-safe.
 */
public final class FilterCriteria {

	private final List<Criteria> conditions = new ArrayList<>();

	/**
	 * Selects by a list of the filter.
	 * @param field the document's field
	 * @param values the values it may have, or null for all
	 * @return this
	 */
	public FilterCriteria in(String field, @Nullable Collection<?> values) {
		return and((values != null) ? Criteria.where(field).in(values) : null);
	}

	/**
	 * Selects by a range of the filter.
	 * @param field the document's field
	 * @param first the first value, or null for no first one
	 * @param last the last value, or null for no last one
	 * @return this
	 */
	public FilterCriteria between(String field, @Nullable Object first, @Nullable Object last) {
		return and((first != null) ? Criteria.where(field).gte(first) : null)
			.and((last != null) ? Criteria.where(field).lte(last) : null);
	}

	/**
	 * Selects by something else, such as what the current account may see.
	 * @param condition the condition, or null for none
	 * @return this
	 */
	public FilterCriteria and(@Nullable Criteria condition) {
		if (condition != null) {
			this.conditions.add(condition);
		}
		return this;
	}

	/**
	 * What was put together.
	 * @return the conditions on a document, all of which must hold; none selects all
	 */
	public List<Criteria> all() {
		return List.copyOf(this.conditions);
	}

}
