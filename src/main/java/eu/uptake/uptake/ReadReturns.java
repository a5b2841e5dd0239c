package eu.uptake.uptake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.bson.BsonFields;
import eu.uptake.country.Countries;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.fresh.Reading;

/**
 * Reads returns for the figures, which add their uptakes up here: a year has as many
 * returns as there are countries, so that the store has more work with adding them up
 * than with handing them over. The figures of one query share what they read.
 */
@Component
class ReadReturns {

	/** From here on a condition is shorter than all the ids. */
	private static final int MOST_YEARS_BY_ID = 20;

	private static final int BATCH = 1_000;

	private static final Document ALL_YEARS = new Document("year", new Document("$gte", ReportingYears.FIRST));

	private static final Document FIELDS = new Document("country", 1).append("year", 1)
		.append("status", 1)
		.append("uptakes.module", 1)
		.append("uptakes.trainees", 1);

	private final MongoOperations mongo;

	private final Countries countries;

	ReadReturns(MongoOperations mongo, Countries countries) {
		this.mongo = mongo;
		this.countries = countries;
	}

	/**
	 * Reads returns, by one query for the years that weren't read yet.
	 * @param years the calendar years, or null for all
	 * @param visible which returns may be seen, or null for all
	 * @return the returns, in no order
	 */
	List<ReadReturn> of(@Nullable Collection<Integer> years, @Nullable Criteria visible) {
		Document condition = (visible != null) ? visible.getCriteriaObject() : new Document();
		if (years == null) {
			return Reading.once(List.of(this, condition), () -> read(condition.isEmpty() ? ALL_YEARS : condition));
		}
		Map<Integer, List<ReadReturn>> byYear = Reading.once(List.of(this, condition, "by year"), HashMap::new);
		Collection<Integer> missing = new TreeSet<>(years);
		missing.removeAll(byYear.keySet());
		if (!missing.isEmpty()) {
			missing.forEach((year) -> byYear.put(year, new ArrayList<>()));
			read(new Document("$and", List.of(ofYears(missing), condition)))
				.forEach((each) -> byYear.get(each.year()).add(each));
		}
		return new TreeSet<>(years).stream().flatMap((year) -> byYear.get(year).stream()).toList();
	}

	// By their keys, which any store has an index of.
	private Document ofYears(Collection<Integer> years) {
		if (years.size() > MOST_YEARS_BY_ID) {
			return new Document("year", new Document("$in", years));
		}
		List<String> ids = this.countries.all()
			.stream()
			.flatMap((country) -> years.stream().map((year) -> NationalReturn.id(country.code(), year)))
			.toList();
		return new Document("_id", new Document("$in", ids));
	}

	private List<ReadReturn> read(Document condition) {
		return this.mongo.execute("returns",
				(returns) -> returns.find(condition, RawBsonDocument.class)
					.projection(FIELDS)
					.batchSize(BATCH)
					.map(ReadReturn::of)
					.into(new ArrayList<>()));
	}

	/**
	 * A return, as far as figures need it.
	 *
	 * @param country the country's code
	 * @param year the calendar year
	 * @param status the status
	 * @param uptakes the uptakes, without their notes
	 */
	record ReadReturn(String country, int year, ReturnStatus status, List<Uptake> uptakes) {

		private static ReadReturn of(RawBsonDocument document) {
			String country = "";
			int year = 0;
			String status = "";
			List<Uptake> uptakes = new ArrayList<>();
			BsonFields field = BsonFields.of(document);
			while (field.next()) {
				if (field.is("country")) {
					country = String.valueOf(field.text());
				}
				else if (field.is("year")) {
					year = (int) field.number();
				}
				else if (field.is("status")) {
					status = String.valueOf(field.text());
				}
				else if (field.is("uptakes")) {
					for (BsonFields uptake = field.fields(); uptake.next();) {
						uptakes.add(uptake(uptake.fields()));
					}
				}
			}
			return new ReadReturn(country, year, ReturnStatus.valueOf(status), uptakes);
		}

		private static Uptake uptake(BsonFields field) {
			String module = "";
			Integer trainees = null;
			while (field.next()) {
				if (field.is("module")) {
					module = String.valueOf(field.text());
				}
				else if (field.is("trainees") && !field.isNull()) {
					trainees = (int) field.number();
				}
			}
			return new Uptake(module, trainees, null);
		}

	}

}
