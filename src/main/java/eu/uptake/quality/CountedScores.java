package eu.uptake.quality;

import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

import eu.uptake.bson.BsonFields;

/**
 * A statistic as far as figures need it. There are many of them in one answer, so they
 * are read from the store's bytes and made into nothing in between.
 *
 * @param year the calendar year
 * @param country the country's code, or null where it isn't stated
 * @param audience who was asked
 * @param module the module's code
 * @param numbers the parts of the aspects' tallies, in the aspects' order
 */
record CountedScores(int year, @Nullable String country, Audience audience, String module, long[] numbers) {

	/** The parts of a tally: count, sum, squares and those without deviation. */
	static final int PARTS = 4;

	static final Document FIELDS = new Document("_id", 0).append("year", 1)
		.append("country", 1)
		.append("audience", 1)
		.append("module", 1)
		.append("sums", 1);

	private static final Aspect[] ASPECTS = Aspect.values();

	static CountedScores read(RawBsonDocument document) {
		int year = 0;
		String country = null;
		String audience = "";
		String module = "";
		long[] numbers = new long[ASPECTS.length * PARTS];
		BsonFields field = BsonFields.of(document);
		while (field.next()) {
			if (field.is("sums")) {
				readSums(field.fields(), numbers);
			}
			else if (field.is("year")) {
				year = (int) field.number();
			}
			else if (field.is("country")) {
				country = field.text();
			}
			else if (field.is("audience")) {
				audience = String.valueOf(field.text());
			}
			else if (field.is("module")) {
				module = String.valueOf(field.text());
			}
		}
		return new CountedScores(year, country, Audience.valueOf(audience), module, numbers);
	}

	private static void readSums(BsonFields aspect, long[] numbers) {
		while (aspect.next()) {
			int from = place(aspect);
			BsonFields part = aspect.fields();
			while (part.next()) {
				if (part.is("count")) {
					numbers[from] = part.number();
				}
				else if (part.is("sum")) {
					numbers[from + 1] = part.number();
				}
				else if (part.is("squares")) {
					numbers[from + 2] = part.number();
				}
				else if (part.is("withoutDeviation")) {
					numbers[from + 3] = part.number();
				}
			}
		}
	}

	private static int place(BsonFields field) {
		for (Aspect aspect : ASPECTS) {
			if (field.is(aspect.field())) {
				return aspect.ordinal() * PARTS;
			}
		}
		throw new IllegalStateException("There are sums of an unknown aspect");
	}

}
