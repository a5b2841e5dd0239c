package eu.uptake;

import java.time.LocalDate;
import java.util.Locale;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The scalar {@code Date} for days that there are: the library's reads February 30th as
 * February's last day. Years have four digits, as in ISO 8601 where nothing else is
 * agreed upon: the store couldn't hold all that the library takes.
 */
final class StrictDateScalar implements Coercing<LocalDate, Object> {

	static final GraphQLScalarType DATE = ExtendedScalars.Date
		.transform((scalar) -> scalar.coercing(new StrictDateScalar()));

	private static final Coercing<?, ?> LIBRARY = ExtendedScalars.Date.getCoercing();

	private static final int LENGTH = "2016-12-31".length();

	private StrictDateScalar() {
	}

	private static boolean isDay(String text, @Nullable Object date) {
		return text.length() == LENGTH && text.equals(String.valueOf(date));
	}

	@Override
	public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
		return LIBRARY.serialize(result, context, locale);
	}

	@Override
	public @Nullable LocalDate parseValue(Object input, GraphQLContext context, Locale locale) {
		Object date = LIBRARY.parseValue(input, context, locale);
		if (input instanceof String text && !isDay(text, date)) {
			throw new CoercingParseValueException("There is no day '%s'".formatted(text));
		}
		return (LocalDate) date;
	}

	@Override
	public @Nullable LocalDate parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context,
			Locale locale) {
		Object date = LIBRARY.parseLiteral(input, variables, context, locale);
		if (input instanceof StringValue text && !isDay(text.getValue(), date)) {
			throw new CoercingParseLiteralException("There is no day '%s'".formatted(text.getValue()));
		}
		return (LocalDate) date;
	}

}
