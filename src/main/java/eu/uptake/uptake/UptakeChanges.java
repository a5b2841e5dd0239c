package eu.uptake.uptake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

import eu.uptake.cycle.ReportingYear;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.live.LiveSource;
import eu.uptake.live.StoreChange;
import eu.uptake.live.StoreChanges;

/**
 * The returns of some countries for a year as one subscriber sees them change. What is
 * told is compared with what was there before, so that nothing is sent that the
 * subscriber couldn't see or has seen.
 */
class UptakeChanges implements LiveSource<String, UptakeChange> {

	private static final String RETURNS = "returns";

	private static final String YEARS = "reportingYears";

	private final int year;

	private final Collection<String> countries;

	private final StoreChanges store;

	private final VisibleReturns returns;

	private final ReportingYears years;

	private final Map<String, Seen> seen = new ConcurrentHashMap<>();

	UptakeChanges(int year, Collection<String> countries, StoreChanges store, VisibleReturns returns,
			ReportingYears years) {
		this.year = year;
		this.countries = countries;
		this.store = store;
		this.returns = returns;
		this.years = years;
	}

	@Override
	public Disposable watch(Consumer<String> changed) {
		Disposable watch = this.store.listen(Set.of(RETURNS, YEARS), (change) -> countries(change).forEach(changed));
		try {
			// What changes meanwhile is read again.
			ReportingYear stands = this.years.get(this.year);
			this.returns.of(this.countries, this.year)
				.forEach((country, each) -> this.seen.put(country, seen(each, stands)));
			return watch;
		}
		catch (RuntimeException ex) {
			watch.dispose();
			throw ex;
		}
	}

	private Collection<String> countries(StoreChange change) {
		if (change.collection().equals(YEARS)) {
			boolean other = change.id() instanceof Integer id && id != this.year;
			return other ? List.of() : this.countries;
		}
		return (change.id() instanceof String id)
				? this.countries.stream().filter((code) -> id.equals(NationalReturn.id(code, this.year))).toList()
				: this.countries;
	}

	@Override
	public @Nullable UptakeChange read(String country) {
		NationalReturn now = this.returns.of(List.of(country), this.year).get(country);
		if (now == null) {
			return (this.seen.remove(country) != null) ? new UptakeChange(country, this.year, null) : null;
		}
		Seen as = seen(now, this.years.get(this.year));
		return as.equals(this.seen.put(country, as)) ? null : new UptakeChange(country, this.year, now);
	}

	private static Seen seen(NationalReturn each, ReportingYear stands) {
		return new Seen(each.version(), each.takesChangesIn(stands));
	}

	/**
	 * What was sent last of a return.
	 *
	 * @param version its version
	 * @param takesChanges whether it took changes
	 */
	private record Seen(int version, boolean takesChanges) {
	}

}
