package eu.uptake.uptake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.aggregation.AggregationOperation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.catalogue.TrainingModules;
import eu.uptake.contract.FilterCriteria;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.uptake.UptakeRows.CountryUptake;
import eu.uptake.uptake.UptakeRows.ModuleUptake;
import eu.uptake.uptake.UptakeRows.TraineeCount;
import eu.uptake.uptake.UptakeRows.UptakeCell;
import eu.uptake.uptake.UptakeRows.UptakeTotals;
import eu.uptake.uptake.UptakeRows.YearUptake;

/**
 * The uptake aggregates, each one aggregation in the store over the returns that the
 * current account may see.
 */
@Component
class UptakeFigures {

	private final MongoOperations mongo;

	private final Countries countries;

	private final TrainingModules modules;

	private final ReturnAccess access;

	UptakeFigures(MongoOperations mongo, Countries countries, TrainingModules modules, ReturnAccess access) {
		this.mongo = mongo;
		this.countries = countries;
		this.modules = modules;
		this.access = access;
	}

	UptakeTotals totals(UptakeFilter filter) {
		List<Document> rows = aggregate(filter, null,
				new Document("modules", new Document("$addToSet", "$uptakes.module"))
					.append("countries", new Document("$addToSet", "$country"))
					.append("years", new Document("$addToSet", "$year")));
		if (rows.isEmpty()) {
			return new UptakeTotals(0, 0, 0, 0, TraineeCount.of(0, 0, 0));
		}
		Document row = rows.get(0);
		return new UptakeTotals(number(row, "uptakes"), row.getList("modules", String.class).size(),
				row.getList("countries", String.class).size(), row.getList("years", Integer.class).size(),
				trainees(row));
	}

	/**
	 * Uptake by country.
	 * @param filter which uptakes
	 * @return a row for each country with at least one uptake, in protocol order
	 */
	List<CountryUptake> byCountry(UptakeFilter filter) {
		Map<Object, Document> rows = byKey(aggregate(filter, "$country", new Document()));
		List<CountryUptake> figures = new ArrayList<>();
		for (Country country : this.countries.all()) {
			Document row = rows.get(country.code());
			if (row != null) {
				figures.add(new CountryUptake(country, number(row, "uptakes"), trainees(row)));
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
		Map<Object, Document> rows = byKey(
				aggregate(filter, "$uptakes.module", new Document("countries", new Document("$addToSet", "$country"))));
		List<ModuleUptake> figures = new ArrayList<>();
		Map<String, TrainingModule> used = this.modules.byCode(rows.keySet().stream().map(String.class::cast).toList());
		used.forEach((code, module) -> {
			Document row = rows.get(code);
			if (row != null) {
				figures.add(new ModuleUptake(module, row.getList("countries", String.class).size(),
						number(row, "uptakes"), trainees(row)));
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
		Map<Object, Document> rows = byKey(aggregate(filter,
				new Document("module", "$uptakes.module").append("country", "$country"), new Document()));
		List<String> used = rows.keySet()
			.stream()
			.map((key) -> ((Document) key).getString("module"))
			.distinct()
			.toList();
		List<Country> all = this.countries.all();
		List<UptakeCell> figures = new ArrayList<>();
		this.modules.byCode(used).forEach((code, module) -> {
			for (Country country : all) {
				Document row = rows.get(new Document("module", code).append("country", country.code()));
				if (row != null) {
					figures.add(new UptakeCell(module, country, number(row, "uptakes"), trainees(row)));
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
		return aggregate(filter, "$year", new Document()).stream()
			.map((row) -> new YearUptake(row.getInteger("_id"), number(row, "uptakes"), trainees(row)))
			.sorted(Comparator.comparingInt(YearUptake::year))
			.toList();
	}

	// The one aggregation behind all of them: the uptakes selected, grouped.
	private List<Document> aggregate(UptakeFilter filter, @Nullable Object key, Document accumulators) {
		List<Criteria> returns = returns(filter);
		Collection<String> selected = this.modules.select(filter.modules(), filter.programme());
		List<AggregationOperation> stages = new ArrayList<>();
		if (!returns.isEmpty()) {
			stages.add(Aggregation.match(new Criteria().andOperator(returns)));
		}
		if (selected != null) {
			stages.add(Aggregation.match(Criteria.where("uptakes.module").in(selected)));
		}
		stages.add(Aggregation
			.stage(new Document("$project", new Document("year", 1).append("country", 1).append("uptakes", 1))));
		stages.add(Aggregation.unwind("uptakes"));
		if (selected != null) {
			stages.add(Aggregation.match(Criteria.where("uptakes.module").in(selected)));
		}
		Document group = new Document("_id", key).append("uptakes", new Document("$sum", 1))
			.append("trainees", new Document("$sum", "$uptakes.trainees"))
			.append("counted", new Document("$sum", hasTrainees()));
		group.putAll(accumulators);
		stages.add(Aggregation.stage(new Document("$group", group)));
		return this.mongo.aggregate(Aggregation.newAggregation(stages), "returns", Document.class).getMappedResults();
	}

	/**
	 * What tells uptakes with a number of trainees from those without.
	 * @return an expression on an unwound uptake: 1 with, 0 without
	 */
	static Document hasTrainees() {
		Document atLeastNone = new Document("$gte",
				List.of(new Document("$ifNull", List.of("$uptakes.trainees", -1)), 0));
		return new Document("$cond", List.of(atLeastNone, 1, 0));
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

	private static Map<Object, Document> byKey(List<Document> rows) {
		Map<Object, Document> byKey = new LinkedHashMap<>();
		rows.forEach((row) -> byKey.put(row.get("_id"), row));
		return byKey;
	}

	private static TraineeCount trainees(Document row) {
		return TraineeCount.of(number(row, "trainees"), number(row, "counted"), number(row, "uptakes"));
	}

	private static long number(Document row, String field) {
		return row.get(field, Number.class).longValue();
	}

}
