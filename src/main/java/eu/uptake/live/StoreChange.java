package eu.uptake.live;

import org.jspecify.annotations.Nullable;

/**
 * Something in the store may have changed.
 *
 * @param collection the collection
 * @param id the document's id, or null where it may be any
 */
public record StoreChange(String collection, @Nullable Object id) {
}
