package eu.uptake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The scalar {@code DateTime} for {@link Instant}s, which the library's knows only as
 * {@link OffsetDateTime}s.
 */
final class InstantScalar implements Coercing<Instant, Object> {

	static final GraphQLScalarType DATE_TIME = ExtendedScalars.DateTime
		.transform((scalar) -> scalar.coercing(new InstantScalar()));

	private static final Coercing<?, ?> LIBRARY = ExtendedScalars.DateTime.getCoercing();

	private InstantScalar() {
	}

	@Override
	public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
		return LIBRARY.serialize((result instanceof Instant instant) ? instant.atOffset(ZoneOffset.UTC) : result,
				context, locale);
	}

	@Override
	public @Nullable Instant parseValue(Object input, GraphQLContext context, Locale locale) {
		return toInstant(LIBRARY.parseValue(input, context, locale));
	}

	@Override
	public @Nullable Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context,
			Locale locale) {
		return toInstant(LIBRARY.parseLiteral(input, variables, context, locale));
	}

	private static @Nullable Instant toInstant(@Nullable Object parsed) {
		return (parsed instanceof OffsetDateTime moment) ? moment.toInstant() : null;
	}

}
