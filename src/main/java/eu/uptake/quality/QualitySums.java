package eu.uptake.quality;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of every aspect over some responses.
 *
 * @param tallies one for each aspect
 */
record QualitySums(Map<Aspect, Tally> tallies) {

	static final QualitySums NONE = new QualitySums(new EnumMap<>(Aspect.class));

	/**
	 * The tallies of one response.
	 * @param scores what it gives, in hundredths of a point
	 * @return the tallies
	 */
	static QualitySums of(Map<Aspect, Integer> scores) {
		Map<Aspect, Tally> tallies = new EnumMap<>(Aspect.class);
		scores.forEach((dimension, score) -> tallies.put(dimension, Tally.of(score)));
		tallies.put(Aspect.OVERALL, Tally.of(overall(scores.values())));
		return new QualitySums(tallies);
	}

	/**
	 * The tallies of a summary. The deviation of the overall score isn't known from those
	 * of the dimensions; their mean is the most it can be, and is taken for it.
	 * @param responses how many responses it is a summary of
	 * @param scores what it says of each dimension
	 * @return the tallies
	 */
	static QualitySums of(long responses, Map<Aspect, SurveySummary.Score> scores) {
		Map<Aspect, Tally> tallies = new EnumMap<>(Aspect.class);
		scores.forEach((dimension, score) -> tallies.put(dimension,
				Tally.of(responses, score.mean(), toDouble(score.deviation()))));
		if (!scores.isEmpty()) {
			long mean = overall(scores.values().stream().map(SurveySummary.Score::mean).toList());
			List<Integer> deviations = scores.values()
				.stream()
				.map(SurveySummary.Score::deviation)
				.filter(Objects::nonNull)
				.map(Objects::requireNonNull)
				.toList();
			Double deviation = (deviations.size() == scores.size()) ? (double) overall(deviations) : null;
			tallies.put(Aspect.OVERALL, Tally.of(responses, mean, deviation));
		}
		return new QualitySums(tallies);
	}

	private static @Nullable Double toDouble(@Nullable Integer value) {
		return (value != null) ? value.doubleValue() : null;
	}

	// The overall score: the mean of hundredths, in twelfths of a hundredth, which makes
	// it whole for one to four of them.
	static long overall(Iterable<Integer> hundredths) {
		long sum = 0;
		int count = 0;
		for (int each : hundredths) {
			sum += each;
			count++;
		}
		return sum * (Aspect.OVERALL.unitsPerPoint() / 100) / count;
	}

	/**
	 * Reads tallies as the store has them.
	 * @param document a document with a field for each aspect
	 * @return the tallies
	 */
	static QualitySums of(Document document) {
		Map<Aspect, Tally> tallies = new EnumMap<>(Aspect.class);
		for (Aspect aspect : Aspect.values()) {
			Document tally = document.get(aspect.field(), Document.class);
			if (tally != null) {
				tallies.put(aspect, new Tally(number(tally, "count"), number(tally, "sum"), number(tally, "squares"),
						number(tally, "withoutDeviation")));
			}
		}
		return new QualitySums(tallies);
	}

	private static long number(Document document, String field) {
		Number number = document.get(field, Number.class);
		return (number != null) ? number.longValue() : 0;
	}

	Tally tally(Aspect aspect) {
		return this.tallies.getOrDefault(aspect, Tally.NONE);
	}

	QualitySums plus(QualitySums other) {
		return combine(other, Tally::plus);
	}

	QualitySums minus(QualitySums other) {
		return combine(other, Tally::minus);
	}

	private QualitySums combine(QualitySums other, BinaryOperator<Tally> operator) {
		Map<Aspect, Tally> combined = new EnumMap<>(Aspect.class);
		for (Aspect aspect : Aspect.values()) {
			Tally tally = operator.apply(tally(aspect), other.tally(aspect));
			if (!tally.equals(Tally.NONE)) {
				combined.put(aspect, tally);
			}
		}
		return new QualitySums(combined);
	}

	/**
	 * Names each number that isn't 0.
	 * @param numbers receives a number's path, such as {@code relevance.sum}, and its
	 * value
	 */
	void forEachNumber(BiConsumer<String, Long> numbers) {
		this.tallies.forEach((aspect, tally) -> {
			accept(numbers, aspect, "count", tally.count());
			accept(numbers, aspect, "sum", tally.sum());
			accept(numbers, aspect, "squares", tally.squares());
			accept(numbers, aspect, "withoutDeviation", tally.withoutDeviation());
		});
	}

	private static void accept(BiConsumer<String, Long> numbers, Aspect aspect, String part, long value) {
		if (value != 0) {
			numbers.accept(aspect.field() + "." + part, value);
		}
	}

	boolean isNone() {
		return this.tallies.values().stream().allMatch(Tally.NONE::equals);
	}

}
