package eu.uptake.audit;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a write changes, field by field: from what it was, as the write depends on, to
 * what it will be. Fields that stay as they are don't count. Not thread-safe.
 */
public final class Changes {

	/** A file changes more at once than anybody reads. */
	private static final int MOST = 200;

	private final List<AuditChange> changes = new ArrayList<>();

	private int more;

	private Changes() {
	}

	public static Changes none() {
		return new Changes();
	}

	/**
	 * Compares what is stored with what is to be stored, down to the fields of records in
	 * records.
	 * @param <R> the type
	 * @param before what is stored, or null
	 * @param after what is to be, or null
	 * @param except components that the trail doesn't tell
	 * @return the changes
	 */
	public static <R extends Record> Changes between(@Nullable R before, @Nullable R after, String... except) {
		Changes changes = new Changes();
		changes.addAll("", before, after, Set.of(except));
		return changes;
	}

	/**
	 * Adds a field, if it changes. Secrets and what people may want erased stay out.
	 * @param field the field's name
	 * @param before what it is, or null
	 * @param after what it is to be, or null
	 * @return this
	 */
	public Changes add(String field, @Nullable Object before, @Nullable Object after) {
		String was = Values.text(before);
		String becomes = Values.text(after);
		if (!Objects.equals(was, becomes)) {
			if (this.changes.size() < MOST) {
				this.changes.add(new AuditChange(field, was, becomes));
			}
			else {
				this.more++;
			}
		}
		return this;
	}

	private void addAll(String prefix, @Nullable Record before, @Nullable Record after, Set<String> except) {
		Record any = (after != null) ? after : before;
		if (any == null) {
			return;
		}
		for (RecordComponent each : any.getClass().getRecordComponents()) {
			Object was = (before != null) ? Values.component(before, each) : null;
			Object becomes = (after != null) ? Values.component(after, each) : null;
			String field = prefix + each.getName();
			if (except.contains(field)) {
				continue;
			}
			if (Record.class.isAssignableFrom(each.getType())) {
				addAll(field + ".", (Record) was, (Record) becomes, except);
			}
			else {
				add(field, was, becomes);
			}
		}
	}

	List<AuditChange> all() {
		List<AuditChange> all = new ArrayList<>(this.changes);
		if (this.more > 0) {
			all.add(new AuditChange("…", null, "%d more".formatted(this.more)));
		}
		return all;
	}

}
