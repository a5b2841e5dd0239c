package eu.uptake.uptake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModules;
import eu.uptake.contract.FilterCriteria;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.uptake.ReadReturns.ReadReturn;
import eu.uptake.uptake.UptakeRows.CountryUptake;
import eu.uptake.uptake.UptakeRows.ModuleUptake;
import eu.uptake.uptake.UptakeRows.UptakeCell;
import eu.uptake.uptake.UptakeRows.UptakeTotals;
import eu.uptake.uptake.UptakeRows.YearUptake;

/**
 * The uptake aggregates, over the returns that the current account may see.
 */
@Component
class UptakeFigures {

	private final ReadReturns returns;

	private final Countries countries;

	private final TrainingModules modules;

	private final ReturnAccess access;

	UptakeFigures(ReadReturns returns, Countries countries, TrainingModules modules, ReturnAccess access) {
		this.returns = returns;
		this.countries = countries;
		this.modules = modules;
		this.access = access;
	}

	UptakeTotals totals(UptakeFilter filter) {
		UptakeSums sums = new UptakeSums();
		forEach(filter, sums::add);
		return new UptakeTotals(sums.uptakes(), sums.modules(), sums.countries(), sums.years(), sums.trainees());
	}

	/**
	 * Uptake by country.
	 * @param filter which uptakes
	 * @return a row for each country with at least one uptake, in protocol order
	 */
	List<CountryUptake> byCountry(UptakeFilter filter) {
		Map<String, UptakeSums> rows = new TreeMap<>();
		forEach(filter, (found, uptake) -> sums(rows, found.country()).add(found, uptake));
		List<CountryUptake> figures = new ArrayList<>();
		for (Country country : this.countries.all()) {
			UptakeSums row = rows.get(country.code());
			if (row != null) {
				figures.add(new CountryUptake(country, row.uptakes(), row.trainees()));
			}
		}
		return figures;
	}

	/**
	 * Uptake by module.
	 * @param filter which uptakes
	 * @return a row for each module with at least one uptake, in code order
	 */
	List<ModuleUptake> byModule(UptakeFilter filter) {
		Map<String, UptakeSums> rows = new TreeMap<>();
		forEach(filter, (found, uptake) -> sums(rows, uptake.module()).add(found, uptake));
		List<ModuleUptake> figures = new ArrayList<>();
		this.modules.byCode(rows.keySet()).forEach((code, module) -> {
			UptakeSums row = rows.get(code);
			if (row != null) {
				figures.add(new ModuleUptake(module, row.countries(), row.uptakes(), row.trainees()));
			}
		});
		return figures;
	}

	/**
	 * Uptake by module and country.
	 * @param filter which uptakes
	 * @return a row for each module and country with at least one uptake, the modules in
	 * code order, their countries in protocol order
	 */
	List<UptakeCell> byModuleAndCountry(UptakeFilter filter) {
		Map<String, Map<String, UptakeSums>> rows = new TreeMap<>();
		forEach(filter, (found,
				uptake) -> sums(rows.computeIfAbsent(uptake.module(), (code) -> new TreeMap<>()), found.country())
					.add(found, uptake));
		List<Country> all = this.countries.all();
		List<UptakeCell> figures = new ArrayList<>();
		this.modules.byCode(rows.keySet()).forEach((code, module) -> {
			Map<String, UptakeSums> ofModule = Objects.requireNonNull(rows.get(code));
			for (Country country : all) {
				UptakeSums row = ofModule.get(country.code());
				if (row != null) {
					figures.add(new UptakeCell(module, country, row.uptakes(), row.trainees()));
				}
			}
		});
		return figures;
	}

	/**
	 * Uptake by year.
	 * @param filter which uptakes
	 * @return a row for each year with at least one uptake, ascending
	 */
	List<YearUptake> byYear(UptakeFilter filter) {
		Map<Integer, UptakeSums> rows = new TreeMap<>();
		forEach(filter, (found, uptake) -> sums(rows, found.year()).add(found, uptake));
		List<YearUptake> figures = new ArrayList<>();
		rows.forEach((year, row) -> figures.add(new YearUptake(year, row.uptakes(), row.trainees())));
		return figures;
	}

	private static <K> UptakeSums sums(Map<K, UptakeSums> rows, K key) {
		return rows.computeIfAbsent(key, (none) -> new UptakeSums());
	}

	private void forEach(UptakeFilter filter, BiConsumer<ReadReturn, Uptake> each) {
		this.countries.check("filter.countries", filter.countries());
		Collection<String> selected = this.modules.select(filter.modules(), filter.programme());
		for (ReadReturn found : this.returns.of(this.access.visibleOf(filter.years()), this.access.visible())) {
			if (isAmong(found.country(), filter.countries()) && isAmong(found.status(), filter.statuses())) {
				for (Uptake uptake : found.uptakes()) {
					if (isAmong(uptake.module(), selected)) {
						each.accept(found, uptake);
					}
				}
			}
		}
	}

	private static <T> boolean isAmong(T value, @Nullable Collection<T> selected) {
		return selected == null || selected.contains(value);
	}

	/**
	 * Which returns a filter selects.
	 * @param filter which uptakes; their modules are left out of account
	 * @return the conditions on a return, all of which must hold
	 * @throws eu.uptake.contract.BadArgument if there is no such country
	 */
	List<Criteria> returns(UptakeFilter filter) {
		this.countries.check("filter.countries", filter.countries());
		return new FilterCriteria().in("year", filter.years())
			.in("country", filter.countries())
			.in("status", filter.statuses())
			.and(this.access.visible())
			.all();
	}

}
