package eu.uptake.country;

import java.util.Locale;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The scalar {@code CountryCode}: a string in either case, with ISO's GR and GB read as
 * the EU's EL and UK. Whether there is such a country is for the field to say.
 */
final class CountryCode implements Coercing<String, String> {

	static final GraphQLScalarType SCALAR = GraphQLScalarType.newScalar()
		.name("CountryCode")
		.coercing(new CountryCode())
		.build();

	private CountryCode() {
	}

	// Only ASCII is put in upper case: "ıt" is not Italy.
	static String normalise(String code) {
		String stripped = code.strip();
		String upper = stripped.matches("[A-Za-z]{2}") ? stripped.toUpperCase(Locale.ROOT) : stripped;
		return switch (upper) {
			case "GR" -> "EL";
			case "GB" -> "UK";
			default -> upper;
		};
	}

	@Override
	public @Nullable String serialize(Object result, GraphQLContext context, Locale locale) {
		return result.toString();
	}

	@Override
	public @Nullable String parseValue(Object input, GraphQLContext context, Locale locale) {
		if (input instanceof String code) {
			return normalise(code);
		}
		throw new CoercingParseValueException("A country code is a string such as \"AT\"");
	}

	@Override
	public @Nullable String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context,
			Locale locale) {
		if (input instanceof StringValue code) {
			return normalise(code.getValue());
		}
		throw new CoercingParseLiteralException("A country code is a string such as \"AT\"");
	}

}
