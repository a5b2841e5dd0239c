package eu.uptake.export;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.BadArgument;
import eu.uptake.country.Countries;

/**
 * The query parameters of an export. What holds for GraphQL filters holds for them: one
 * that is absent means "all", an empty list "none".
 */
public final class ExportParameters {

	private static final int LAST_YEAR = 9_999;

	private final Map<String, List<String>> values;

	/**
	 * Takes over what a client has sent.
	 * @param values the values of each parameter, in order
	 */
	ExportParameters(Map<String, List<String>> values) {
		this.values = new HashMap<>(values);
	}

	/**
	 * Refuses what is none of a dataset's parameters: a filter with a typo would
	 * otherwise be one that isn't there.
	 * @param known the names of all there are
	 * @throws BadArgument if there is another one
	 */
	void check(Collection<String> known) {
		for (String name : this.values.keySet()) {
			if (!known.contains(name)) {
				throw new BadArgument(name, "there is no such parameter; there are %s",
						known.stream().sorted().collect(Collectors.joining(", ")));
			}
		}
	}

	/**
	 * A text.
	 * @param name the parameter
	 * @return the text, or null where it is absent
	 * @throws BadArgument if it is repeated or empty
	 */
	public @Nullable String text(String name) {
		List<String> given = this.values.get(name);
		if (given == null) {
			return null;
		}
		if (given.size() != 1) {
			throw new BadArgument(name, "give it once");
		}
		if (given.get(0).isEmpty()) {
			throw new BadArgument(name, "it must not be empty");
		}
		return given.get(0);
	}

	public @Nullable Integer number(String name) {
		String given = text(name);
		return (given != null) ? number(name, given) : null;
	}

	public @Nullable LocalDate date(String name) {
		String given = text(name);
		if (given == null) {
			return null;
		}
		try {
			LocalDate date = LocalDate.parse(given);
			// A year of more than four digits lies beyond what the store can hold.
			if (date.toString().equals(given) && date.getYear() <= LAST_YEAR) {
				return date;
			}
		}
		catch (DateTimeParseException ex) {
			// It is answered like any other date that doesn't exist.
		}
		throw new BadArgument(name, "there is no day \"%s\"; write it as 2016-12-31", given);
	}

	public @Nullable Boolean flag(String name) {
		String given = text(name);
		if (given == null) {
			return null;
		}
		if (!given.equals("true") && !given.equals("false")) {
			throw new BadArgument(name, "\"%s\" is neither true nor false", given);
		}
		return given.equals("true");
	}

	/**
	 * One of some constants, in lower case.
	 * @param <E> the constants' type
	 * @param name the parameter
	 * @param otherwise the constant where it is absent
	 * @return the constant
	 * @throws BadArgument if there is none of that name
	 */
	public <E extends Enum<E>> E choice(String name, E otherwise) {
		String given = text(name);
		return (given != null) ? constant(name, given, otherwise.getDeclaringClass(), ExportParameters::lowerCase)
				: otherwise;
	}

	/**
	 * Texts, one each time that the parameter is given, so that they may contain commas.
	 * @param name the parameter
	 * @return the texts; none where it is given once and empty, null where it is absent
	 * @throws BadArgument if one of several is empty
	 */
	public @Nullable List<String> texts(String name) {
		return list(name, Stream::of, Function.identity());
	}

	/**
	 * Codes, any number of them each time that the parameter is given, with commas
	 * between.
	 * @param name the parameter
	 * @return the codes; none where it is given once and empty, null where it is absent
	 * @throws BadArgument if one of several is empty
	 */
	public @Nullable List<String> codes(String name) {
		return list(name, ExportParameters::split, Function.identity());
	}

	/**
	 * Codes of countries, as {@link #codes}.
	 * @param name the parameter
	 * @return the codes as the EU writes them; none where it is given once and empty,
	 * null where it is absent
	 * @throws BadArgument if one of several is empty
	 */
	public @Nullable List<String> countries(String name) {
		return list(name, ExportParameters::split, Countries::normalise);
	}

	public @Nullable List<Integer> numbers(String name) {
		return list(name, ExportParameters::split, (given) -> number(name, given));
	}

	public <E extends Enum<E>> @Nullable List<E> constants(String name, Class<E> type) {
		return list(name, ExportParameters::split, (given) -> constant(name, given, type, Enum::name));
	}

	private <T> @Nullable List<T> list(String name, Function<String, Stream<String>> split, Function<String, T> read) {
		List<String> given = this.values.get(name);
		if (given == null) {
			return null;
		}
		if (given.equals(List.of(""))) {
			return List.of();
		}
		List<T> items = new ArrayList<>();
		given.stream().flatMap(split).forEach((item) -> {
			if (item.isEmpty()) {
				throw new BadArgument(name, "an item of the list is empty");
			}
			items.add(read.apply(item));
		});
		return items;
	}

	private static Stream<String> split(String list) {
		return Arrays.stream(list.split(",", -1));
	}

	private static int number(String name, String given) {
		try {
			return Integer.parseInt(given);
		}
		catch (NumberFormatException ex) {
			throw new BadArgument(name, "\"%s\" is no whole number", given);
		}
	}

	private static <E extends Enum<E>> E constant(String name, String given, Class<E> type,
			Function<E, String> spelling) {
		for (E constant : type.getEnumConstants()) {
			if (spelling.apply(constant).equals(given)) {
				return constant;
			}
		}
		throw new BadArgument(name, "there is no \"%s\"; there are %s", given,
				Stream.of(type.getEnumConstants()).map(spelling).collect(Collectors.joining(", ")));
	}

	private static String lowerCase(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

}
