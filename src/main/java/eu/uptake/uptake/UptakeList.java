package eu.uptake.uptake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.catalogue.TrainingModules;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;

/**
 * The uptakes that the figures count, one by one.
 */
@Component
class UptakeList {

	private final NationalReturns returns;

	private final UptakeFigures figures;

	private final Countries countries;

	private final TrainingModules modules;

	UptakeList(NationalReturns returns, UptakeFigures figures, Countries countries, TrainingModules modules) {
		this.returns = returns;
		this.figures = figures;
		this.countries = countries;
		this.modules = modules;
	}

	/**
	 * Lists uptakes, by one query for each year. No more than a year's returns are held,
	 * which are as many as there are countries; and no cursor stays open, which the store
	 * would close behind the back of a reader who takes long.
	 * @param filter which uptakes
	 * @return the uptakes by year, country in protocol order, and module in code order
	 */
	Stream<ListedUptake> list(UptakeFilter filter) {
		List<Criteria> selection = new ArrayList<>(this.figures.returns(filter));
		Collection<String> selected = this.modules.select(filter.modules(), filter.programme());
		if (selected != null) {
			selection.add(Criteria.where("uptakes.module").in(selected));
		}
		Map<String, Country> byCountry = this.countries.byCode();
		List<String> order = List.copyOf(byCountry.keySet());
		Map<String, TrainingModule> byModule = this.modules.all();
		// Sorted before the stream begins: a sorting stream lets go of all years at once.
		List<Integer> years = this.returns.years(selection).stream().sorted().toList();
		return years.stream()
			.flatMap((year) -> ofYear(year, selection, order))
			.flatMap((found) -> found.uptakes()
				.stream()
				.filter((uptake) -> selected == null || selected.contains(uptake.module()))
				.map((uptake) -> new ListedUptake(found.year(), byCountry.get(found.country()),
						byModule.get(uptake.module()), uptake.trainees(), found.status())));
	}

	private Stream<NationalReturn> ofYear(int year, List<Criteria> selection, List<String> order) {
		List<Criteria> ofYear = new ArrayList<>(selection);
		ofYear.add(Criteria.where("year").is(year));
		return this.returns.find(new Criteria().andOperator(ofYear))
			.stream()
			.sorted(Comparator.comparingInt((each) -> order.indexOf(each.country())));
	}

	/**
	 * One country used one module in one year.
	 *
	 * @param year the calendar year
	 * @param country the country
	 * @param trainingModule the module
	 * @param trainees how many were trained with it, or null where the number isn't known
	 * @param status the status of the return it stands in
	 */
	record ListedUptake(int year, Country country, TrainingModule trainingModule, @Nullable Integer trainees,
			ReturnStatus status) {
	}

}
