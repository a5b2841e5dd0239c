package eu.uptake;

import java.math.BigInteger;
import java.util.Locale;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The scalar {@code ID} for texts and whole numbers, as the specification has it: the
 * library's takes any object for the text that Java prints of it.
 */
final class StrictIdScalar implements Coercing<Object, Object> {

	static final GraphQLScalarType ID = Scalars.GraphQLID.transform((scalar) -> scalar.coercing(new StrictIdScalar()));

	private static final Coercing<?, ?> LIBRARY = Scalars.GraphQLID.getCoercing();

	private StrictIdScalar() {
	}

	@Override
	public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
		return LIBRARY.serialize(result, context, locale);
	}

	@Override
	public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
		if (input instanceof String || input instanceof Integer || input instanceof Long
				|| input instanceof BigInteger) {
			return LIBRARY.parseValue(input, context, locale);
		}
		throw new CoercingParseValueException("An ID is a text or a whole number");
	}

	@Override
	public @Nullable Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context,
			Locale locale) {
		return LIBRARY.parseLiteral(input, variables, context, locale);
	}

}
