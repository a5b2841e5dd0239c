package eu.uptake.uptake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.cycle.YearCycle;

/**
 * The returns that the current account may see. To those who see drafts, a country that
 * has reported nothing yet has a return too: one that isn't started.
 */
@Component
class VisibleReturns {

	private final NationalReturns returns;

	private final Countries countries;

	private final ReturnAccess access;

	private final YearCycle cycle;

	VisibleReturns(NationalReturns returns, Countries countries, ReturnAccess access, YearCycle cycle) {
		this.returns = returns;
		this.countries = countries;
		this.access = access;
		this.cycle = cycle;
	}

	/**
	 * The returns of a year's participants.
	 * @param year the calendar year
	 * @return the returns in protocol order; none before 2014 and after next year
	 */
	List<NationalReturn> ofYear(int year) {
		return List.copyOf(find(this.countries.participatingIn(year), year).values());
	}

	/**
	 * The returns of some countries for a year.
	 * @param codes the countries' codes
	 * @param year the calendar year
	 * @return the returns by country, without those that can't be seen and without
	 * countries that don't take part; none before 2014 and after next year
	 */
	Map<String, NationalReturn> of(Collection<String> codes, int year) {
		return find(this.countries.participatingIn(year)
			.stream()
			.filter((country) -> codes.contains(country.code()))
			.toList(), year);
	}

	private Map<String, NationalReturn> find(List<Country> participants, int year) {
		if (this.cycle.checkYear(year) != null) {
			return Map.of();
		}
		List<Criteria> criteria = new ArrayList<>();
		criteria.add(Criteria.where("_id")
			.in(participants.stream().map((country) -> NationalReturn.id(country.code(), year)).toList()));
		Criteria visible = this.access.visible();
		if (visible != null) {
			criteria.add(visible);
		}
		Map<String, NationalReturn> found = new LinkedHashMap<>();
		this.returns.find(new Criteria().andOperator(criteria)).forEach((each) -> found.put(each.country(), each));
		Map<String, NationalReturn> inOrder = new LinkedHashMap<>();
		for (Country country : participants) {
			NationalReturn each = found.get(country.code());
			if (each == null && this.access.seesInside(country.code())) {
				each = NationalReturn.notStarted(country.code(), year);
			}
			if (each != null) {
				inOrder.put(country.code(), each);
			}
		}
		return inOrder;
	}

}
