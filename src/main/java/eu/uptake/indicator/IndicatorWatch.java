package eu.uptake.indicator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.Disposable;

import eu.uptake.indicator.IndicatorRows.IndicatorRow;
import eu.uptake.indicator.IndicatorRows.IndicatorValue;
import eu.uptake.live.StoreChange;
import eu.uptake.live.StoreChanges;

/**
 * Finds out which indicators of a year have changed: after a change of the records that
 * they are computed from, they are computed again and compared. However many changes
 * there are, that is done once a second at most.
 */
class IndicatorWatch {

	private static final Log logger = LogFactory.getLog(IndicatorWatch.class);

	private static final long SOON = 50;

	private static final long PACE = 1_000;

	private static final String INDICATORS = "indicators";

	private static final String YEARS = "reportingYears";

	private final int year;

	private final IndicatorFigures figures;

	private final Measures measures;

	private final Later later;

	/** Of whom sees what all subscribers see. */
	private final SecurityContext context = SecurityContextHolder.getContext();

	private final List<Consumer<String>> subscribers = new CopyOnWriteArrayList<>();

	private final Map<String, Shown> shown = new HashMap<>();

	private final Set<String> changed = new HashSet<>();

	private boolean planned;

	private long lookedAt = System.nanoTime();

	private @Nullable Disposable watch;

	IndicatorWatch(int year, IndicatorFigures figures, Measures measures, Later later) {
		this.year = year;
		this.figures = figures;
		this.measures = measures;
		this.later = later;
	}

	void begin(StoreChanges store) {
		Set<String> collections = new TreeSet<>(Set.of(INDICATORS, YEARS));
		this.measures.names().forEach((name) -> collections.addAll(this.measures.get(name).collections()));
		Disposable begun = store.listen(collections, this::change);
		try {
			synchronized (this.shown) {
				this.figures.list(null, null, null).forEach((row) -> this.shown.put(row.code(), shown(row)));
			}
		}
		catch (RuntimeException ex) {
			begun.dispose();
			throw ex;
		}
		this.watch = begun;
	}

	void add(Consumer<String> subscriber) {
		this.subscribers.add(subscriber);
	}

	/**
	 * Takes a subscriber out.
	 * @param subscriber the subscriber
	 * @return true if it was the last, after which nothing is watched any more
	 */
	boolean remove(Consumer<String> subscriber) {
		boolean last = this.subscribers.remove(subscriber) && this.subscribers.isEmpty();
		if (last && this.watch != null) {
			this.watch.dispose();
		}
		return last;
	}

	private void change(StoreChange change) {
		synchronized (this.changed) {
			this.changed.add(change.collection());
			plan();
		}
	}

	private void plan() {
		if (!this.planned) {
			this.planned = true;
			long since = (System.nanoTime() - this.lookedAt) / 1_000_000;
			this.later.run(this::look, Math.max(SOON, PACE - since));
		}
	}

	private void look() {
		Set<String> collections;
		synchronized (this.changed) {
			this.planned = false;
			this.lookedAt = System.nanoTime();
			collections = Set.copyOf(this.changed);
			this.changed.clear();
		}
		if (this.subscribers.isEmpty()) {
			return;
		}
		SecurityContextHolder.setContext(this.context);
		try {
			compare(collections).forEach((code) -> this.subscribers.forEach((each) -> each.accept(code)));
		}
		catch (RuntimeException ex) {
			logger.debug("The indicators couldn't be looked at, and are again in a while", ex);
			synchronized (this.changed) {
				this.changed.addAll(collections);
				plan();
			}
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	private Set<String> compare(Set<String> collections) {
		Set<String> different = new TreeSet<>();
		synchronized (this.shown) {
			for (IndicatorRow row : this.figures.list(null, null, null)) {
				Shown now = isConcerned(row, collections) ? shown(row) : null;
				if (now != null && !now.equals(this.shown.put(row.code(), now))) {
					different.add(row.code());
				}
			}
		}
		return different;
	}

	private boolean isConcerned(IndicatorRow row, Set<String> collections) {
		if (collections.contains(INDICATORS) || collections.contains(YEARS)) {
			return true;
		}
		return row.measure() != null
				&& this.measures.get(row.measure()).collections().stream().anyMatch(collections::contains);
	}

	private Shown shown(IndicatorRow row) {
		return new Shown(List.of(row.title(), row.source(), row.unit(), row.target(), String.valueOf(row.baseline()),
				String.valueOf(row.note())), row.series().value(this.year), row.series().judge(this.year));
	}

	/**
	 * What subscribers see of an indicator.
	 *
	 * @param definition what it is about
	 * @param value the year's value
	 * @param judgement whether that meets the target
	 */
	private record Shown(List<Object> definition, @Nullable IndicatorValue value, Judgement judgement) {
	}

	/** Runs something after some milliseconds. */
	interface Later {

		void run(Runnable task, long milliseconds);

	}

}
