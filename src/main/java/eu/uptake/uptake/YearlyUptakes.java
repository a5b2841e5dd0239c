package eu.uptake.uptake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.cycle.ReportingYears;
import eu.uptake.measure.Measurement;
import eu.uptake.measure.Measurement.Count;

/**
 * The uptakes that count in a year's measures: in a published year those of accepted
 * returns, in any other also those of submitted ones.
 */
@Component
class YearlyUptakes {

	private static final List<ReturnStatus> PUBLIC = List.of(ReturnStatus.ACCEPTED);

	private final MongoOperations mongo;

	private final ReportingYears years;

	YearlyUptakes(MongoOperations mongo, ReportingYears years) {
		this.mongo = mongo;
		this.years = years;
	}

	/**
	 * Counts uptakes, by one aggregation.
	 * @param asked the calendar years
	 * @param measurement what a year's uptakes are measured to be
	 * @return the measurement of each of the years
	 */
	Map<Integer, Measurement> measure(Collection<Integer> asked, Function<YearOfUptakes, Measurement> measurement) {
		Map<Integer, Measurement> measured = new HashMap<>();
		of(asked).forEach((year, counted) -> measured.put(year, measurement.apply(counted)));
		return measured;
	}

	private Map<Integer, YearOfUptakes> of(Collection<Integer> asked) {
		List<Integer> published = this.years.published();
		List<Criteria> counted = new ArrayList<>();
		Map<Integer, YearOfUptakes> found = new HashMap<>();
		for (int year : asked) {
			List<ReturnStatus> statuses = published.contains(year) ? PUBLIC : UptakeFilter.REPORTED;
			counted.add(Criteria.where("year").is(year).and("status").in(statuses));
			found.put(year, new YearOfUptakes(year, statuses, 0, 0, 0, 0, 0, 0));
		}
		if (!counted.isEmpty()) {
			aggregate(new Criteria().orOperator(counted))
				.forEach((row) -> found.computeIfPresent(row.getInteger("_id"), (year, none) -> none.with(row)));
		}
		return found;
	}

	// A return without uptakes is kept: it says that none was used.
	private List<Document> aggregate(Criteria counted) {
		Document project = new Document("year", 1).append("country", 1).append("uptakes", 1);
		Document unwind = new Document("path", "$uptakes").append("preserveNullAndEmptyArrays", true);
		Document group = new Document("_id", "$year").append("returns", new Document("$addToSet", "$country"))
			.append("countries", new Document("$addToSet", whereUptake("$country", null)))
			.append("modules", new Document("$addToSet", whereUptake("$uptakes.module", null)))
			.append("uptakes", new Document("$sum", whereUptake(1, 0)))
			.append("trainees", new Document("$sum", "$uptakes.trainees"))
			.append("withNumber", new Document("$sum", UptakeFigures.hasTrainees()));
		return this.mongo.aggregate(Aggregation.newAggregation(Aggregation.match(counted),
				Aggregation.stage(new Document("$project", project)),
				Aggregation.stage(new Document("$unwind", unwind)), Aggregation.stage(new Document("$group", group))),
				"returns", Document.class)
			.getMappedResults();
	}

	private static Document whereUptake(Object there, @Nullable Object otherwise) {
		Document absent = new Document("$eq", List.of(new Document("$ifNull", List.of("$uptakes.module", "")), ""));
		return new Document("$cond", Arrays.asList(absent, otherwise, there));
	}

	/**
	 * What counts in a year.
	 *
	 * @param year the calendar year
	 * @param statuses the statuses of the returns that count
	 * @param returns how many returns count
	 * @param uptakes how many uptakes they have
	 * @param countries how many countries used a module
	 * @param modules how many different modules were used
	 * @param withNumber how many of the uptakes have a number of trainees
	 * @param trainees the sum of these numbers
	 */
	record YearOfUptakes(int year, List<ReturnStatus> statuses, int returns, long uptakes, int countries, int modules,
			long withNumber, long trainees) {

		private YearOfUptakes with(Document row) {
			return new YearOfUptakes(this.year, this.statuses, size(row, "returns"), number(row, "uptakes"),
					size(row, "countries"), size(row, "modules"), number(row, "withNumber"), number(row, "trainees"));
		}

		private static int size(Document row, String set) {
			return (int) row.getList(set, String.class).stream().filter(Objects::nonNull).count();
		}

		private static long number(Document row, String field) {
			return row.get(field, Number.class).longValue();
		}

		static Count count(String name, long value) {
			return new Count(name, BigDecimal.valueOf(value));
		}

		/**
		 * Lists the records.
		 * @return a GraphQL query
		 */
		String records() {
			return """
					{
					  nationalReturns(year: %d, statuses: %s) {
					    country { code }
					    status
					    uptakes { trainingModule { code } trainees note }
					  }
					}""".formatted(this.year, this.statuses);
		}

	}

}
