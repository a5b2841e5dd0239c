package eu.uptake.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.contract.BadArgument;
import eu.uptake.contract.Connection;
import eu.uptake.contract.FilterCriteria;
import eu.uptake.contract.MomentKey;
import eu.uptake.contract.PageRequest;
import eu.uptake.country.Countries;
import eu.uptake.fresh.Reading;
import eu.uptake.session.SessionInputs.TrainingSessionFilter;
import eu.uptake.session.SessionRows.SessionTotals;
import eu.uptake.session.SessionRows.SystemSessions;
import eu.uptake.session.SessionRows.YearSessions;

/**
 * The sessions that the current account may see: the list, and the figures, each one
 * aggregation.
 */
@Component
class SessionFigures {

	private static final int BATCH = 500;

	private final TrainingSessions sessions;

	private final Countries countries;

	private final SessionAccess access;

	SessionFigures(TrainingSessions sessions, Countries countries, SessionAccess access) {
		this.sessions = sessions;
		this.countries = countries;
		this.access = access;
	}

	Optional<TrainingSession> find(String id) {
		return this.sessions
			.newestFirst(new Criteria().andOperator(Criteria.where("_id").is(id),
					new Criteria().orOperator(this.access.visible(), this.access.visibleWithdrawn())), 1)
			.stream()
			.findFirst();
	}

	/**
	 * A page of the sessions, the newest first.
	 * @param filter which sessions
	 * @param withdrawn whether those that don't count any more, rather than those that do
	 * @param page which page
	 * @return the page
	 */
	Connection<TrainingSession> page(TrainingSessionFilter filter, boolean withdrawn, PageRequest page) {
		Criteria selected = select(filter, withdrawn ? this.access.visibleWithdrawn() : this.access.visible());
		Criteria after = (page.afterKey() != null)
				? new Criteria().andOperator(selected, MomentKey.of(page.afterKey()).older("facts.startsOn"))
				: selected;
		return Connection.of(page, this.sessions.newestFirst(after, page.first() + 1), TrainingSession::key,
				() -> this.sessions.count(selected));
	}

	/**
	 * All sessions, the newest first, by one query for each some hundred.
	 * @param filter which sessions
	 * @return the sessions, read while they are asked for
	 */
	Stream<TrainingSession> stream(TrainingSessionFilter filter) {
		Criteria selected = select(filter, this.access.visible());
		return Stream
			.iterate(this.sessions.newestFirst(selected, BATCH), (batch) -> !batch.isEmpty(),
					(batch) -> batchAfter(batch, selected))
			.flatMap(List::stream);
	}

	private List<TrainingSession> batchAfter(List<TrainingSession> batch, Criteria selected) {
		if (batch.size() < BATCH) {
			return List.of();
		}
		Criteria older = MomentKey.of(batch.get(BATCH - 1).key()).older("facts.startsOn");
		return this.sessions.newestFirst(new Criteria().andOperator(selected, older), BATCH);
	}

	SessionTotals totals(TrainingSessionFilter filter) {
		return SessionTotals.of(sum(filter, null).values().stream().findFirst().orElse(SessionSums.NONE));
	}

	/**
	 * Sessions by year.
	 * @param filter which sessions
	 * @return a row for each year with a session, ascending
	 */
	List<YearSessions> byYear(TrainingSessionFilter filter) {
		List<YearSessions> rows = new ArrayList<>();
		sum(filter, "year").forEach((year, sums) -> rows.add(new YearSessions((Integer) year, SessionTotals.of(sums))));
		rows.sort(Comparator.comparingInt(YearSessions::year));
		return rows;
	}

	/**
	 * Sessions by system.
	 * @param filter which sessions
	 * @return a row for each system with a session, in alphabetical order
	 */
	List<SystemSessions> bySystem(TrainingSessionFilter filter) {
		List<SystemSessions> rows = new ArrayList<>();
		sum(filter, "facts.system")
			.forEach((system, sums) -> rows.add(new SystemSessions((String) system, SessionTotals.of(sums))));
		rows.sort(Comparator.comparing(SystemSessions::system));
		return rows;
	}

	/**
	 * All that counts in some years, whoever asks.
	 * @param years the calendar years
	 * @return the sums of each year
	 */
	Map<Integer, SessionSums> ofYears(Collection<Integer> years) {
		Map<Object, SessionSums> found = Reading.once(List.of(this, List.copyOf(years)), () -> this.sessions
			.sum(Criteria.where("status").is(SessionStatus.RECORDED).and("year").in(years), "year", null));
		Map<Integer, SessionSums> sums = new HashMap<>();
		years.forEach((year) -> sums.put(year, found.getOrDefault(year, SessionSums.NONE)));
		return sums;
	}

	private Map<Object, SessionSums> sum(TrainingSessionFilter filter, @Nullable String key) {
		return this.sessions.sum(select(filter, this.access.visible()), key, filter.countries());
	}

	private Criteria select(TrainingSessionFilter filter, Criteria visible) {
		this.countries.check("filter.countries", filter.countries());
		this.countries.check("filter.hosts", filter.hosts());
		checkSystems(filter.systems(), visible);
		return new Criteria().andOperator(new FilterCriteria().and(visible)
			.in("year", filter.years())
			.in("facts.participants.country", filter.countries())
			.in("facts.host", filter.hosts())
			.in("facts.system", filter.systems())
			.all());
	}

	// Systems have no register: a system is known once somebody has recorded a session.
	private void checkSystems(@Nullable Collection<String> systems, Criteria visible) {
		if (systems == null || systems.isEmpty()) {
			return;
		}
		Collection<String> known = this.sessions
			.systems(new Criteria().andOperator(visible, Criteria.where("facts.system").in(systems)));
		for (String system : systems) {
			if (!known.contains(system)) {
				throw new BadArgument("filter.systems", "there is no session about \"%s\"", system);
			}
		}
	}

}
