package eu.uptake.quality;

import org.bson.BsonBinaryReader;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

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
		try (BsonReader reader = new BsonBinaryReader(document.getByteBuffer().asNIO())) {
			reader.readStartDocument();
			while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
				switch (reader.readName()) {
					case "year" -> {
						year = (int) number(reader);
					}
					case "country" -> {
						country = text(reader);
					}
					case "audience" -> {
						audience = reader.readString();
					}
					case "module" -> {
						module = reader.readString();
					}
					case "sums" -> readSums(reader, numbers);
					default -> reader.skipValue();
				}
			}
		}
		return new CountedScores(year, country, Audience.valueOf(audience), module, numbers);
	}

	private static void readSums(BsonReader reader, long[] numbers) {
		reader.readStartDocument();
		while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
			int from = place(reader.readName());
			reader.readStartDocument();
			while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
				switch (reader.readName()) {
					case "count" -> {
						numbers[from] = number(reader);
					}
					case "sum" -> {
						numbers[from + 1] = number(reader);
					}
					case "squares" -> {
						numbers[from + 2] = number(reader);
					}
					case "withoutDeviation" -> {
						numbers[from + 3] = number(reader);
					}
					default -> reader.skipValue();
				}
			}
			reader.readEndDocument();
		}
		reader.readEndDocument();
	}

	private static int place(String field) {
		for (Aspect aspect : ASPECTS) {
			if (aspect.field().equals(field)) {
				return aspect.ordinal() * PARTS;
			}
		}
		throw new IllegalStateException("No aspect " + field);
	}

	private static long number(BsonReader reader) {
		return switch (reader.getCurrentBsonType()) {
			case INT32 -> reader.readInt32();
			case INT64 -> reader.readInt64();
			default -> (long) reader.readDouble();
		};
	}

	private static @Nullable String text(BsonReader reader) {
		if (reader.getCurrentBsonType() == BsonType.NULL) {
			reader.readNull();
			return null;
		}
		return reader.readString();
	}

}
