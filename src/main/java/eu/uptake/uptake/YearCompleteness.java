package eu.uptake.uptake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.cycle.ReportingYear;

/**
 * Counts the returns of years.
 */
@Component
public class YearCompleteness {

	private final NationalReturns returns;

	private final Countries countries;

	private final Clock clock;

	YearCompleteness(NationalReturns returns, Countries countries, Clock clock) {
		this.returns = returns;
		this.countries = countries;
		this.clock = clock;
	}

	/**
	 * Counts the returns of some years, in as many queries as for one.
	 * @param years the years
	 * @return the counts of each
	 */
	Map<ReportingYear, Completeness> of(Collection<ReportingYear> years) {
		Map<Integer, Map<String, ReturnState>> states = states(years.stream().map(ReportingYear::year).toList());
		List<Country> all = this.countries.all();
		Map<ReportingYear, Completeness> counts = new HashMap<>();
		for (ReportingYear year : years) {
			counts.put(year, count(year, all, states.getOrDefault(year.year(), Map.of())));
		}
		return counts;
	}

	/**
	 * The returns that a year still waits for: not begun, not submitted, or sent back.
	 * @param year the calendar year
	 * @return them, in protocol order of their countries
	 */
	public List<OutstandingReturn> outstanding(int year) {
		Map<String, ReturnState> states = states(List.of(year)).getOrDefault(year, Map.of());
		List<OutstandingReturn> outstanding = new ArrayList<>();
		for (Country country : this.countries.participatingIn(year)) {
			ReturnState state = states.get(country.code());
			if (state == null || !state.isSubmitted()) {
				outstanding
					.add(new OutstandingReturn(country, (state != null) ? state.status() : ReturnStatus.NOT_STARTED));
			}
		}
		return outstanding;
	}

	/**
	 * Counts a year's returns by where they stand.
	 * @param year the calendar year
	 * @return how many there are of each status; together as many as countries take part
	 */
	Map<ReturnStatus, Integer> byStatus(int year) {
		Map<ReturnStatus, Integer> counts = new EnumMap<>(ReturnStatus.class);
		for (ReturnStatus status : ReturnStatus.values()) {
			counts.put(status, 0);
		}
		Map<String, ReturnState> states = states(List.of(year)).getOrDefault(year, Map.of());
		for (Country country : this.countries.participatingIn(year)) {
			ReturnState state = states.get(country.code());
			counts.merge((state != null) ? state.status() : ReturnStatus.NOT_STARTED, 1, Integer::sum);
		}
		return counts;
	}

	private Map<Integer, Map<String, ReturnState>> states(Collection<Integer> years) {
		return this.returns.states(years)
			.stream()
			.collect(Collectors.groupingBy(ReturnState::year,
					Collectors.toMap(ReturnState::country, Function.identity())));
	}

	private Completeness count(ReportingYear year, List<Country> all, Map<String, ReturnState> states) {
		int started = 0;
		int submitted = 0;
		int onTime = 0;
		int late = 0;
		int accepted = 0;
		int expected = 0;
		List<Country> missing = new ArrayList<>();
		for (Country country : all) {
			if (!country.participatesIn(year.year())) {
				continue;
			}
			expected++;
			ReturnState state = states.get(country.code());
			started += (state != null && state.status() != ReturnStatus.NOT_STARTED) ? 1 : 0;
			if (state == null || !state.isSubmitted()) {
				missing.add(country);
				continue;
			}
			submitted++;
			accepted += (state.status() == ReturnStatus.ACCEPTED) ? 1 : 0;
			Boolean inTime = isOnTime(state.firstSubmittedAt(), year.dueOn());
			onTime += (inTime != null && inTime) ? 1 : 0;
			late += (inTime != null && !inTime) ? 1 : 0;
		}
		return new Completeness(expected, started, submitted, onTime, late, missing.size(), accepted, missing);
	}

	/**
	 * Tells whether a return is in time.
	 * @param firstSubmittedAt when it was first submitted
	 * @param dueOn the year's due date
	 * @return whether that was by the due date; null where either isn't known
	 */
	@Nullable Boolean isOnTime(@Nullable Instant firstSubmittedAt, @Nullable LocalDate dueOn) {
		if (dueOn == null || firstSubmittedAt == null) {
			return null;
		}
		return !LocalDate.ofInstant(firstSubmittedAt, this.clock.getZone()).isAfter(dueOn);
	}

}
