package eu.uptake.audit;

import org.jspecify.annotations.Nullable;

/**
 * One field that was changed.
 *
 * @param field the field
 * @param before what it was, or null if it was nothing
 * @param after what it is since, or null if it is nothing
 */
record AuditChange(String field, @Nullable String before, @Nullable String after) {
}
