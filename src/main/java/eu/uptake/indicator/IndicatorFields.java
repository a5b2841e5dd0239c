package eu.uptake.indicator;

import java.util.List;
import java.util.Objects;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SelfDescribingDataFetcher;

import eu.uptake.indicator.IndicatorRows.IndicatorEvidence;
import eu.uptake.indicator.IndicatorRows.IndicatorRow;
import eu.uptake.indicator.IndicatorRows.IndicatorValue;

/**
 * The fields of an indicator that come from its series. There are hundreds of them in a
 * list of all indicators, so they are wired to the engine directly, without what a
 * controller's method is called through.
 */
@Configuration(proxyBeanMethods = false)
class IndicatorFields {

	@Bean
	RuntimeWiringConfigurer fieldsOfIndicators() {
		return (wiring) -> wiring.type("Indicator", (type) -> type
			.dataFetcher("values",
					new SeriesField(ResolvableType.forClassWithGenerics(List.class, IndicatorValue.class),
							IndicatorFields::values))
			.dataFetcher("value", ofYear(IndicatorValue.class, IndicatorSeries::value))
			.dataFetcher("assessment", ofYear(Assessment.class, (series, year) -> series.judge(year).assessment()))
			.dataFetcher("assessmentText", ofYear(String.class, (series, year) -> series.judge(year).text()))
			.dataFetcher("evidence", ofYear(IndicatorEvidence.class, IndicatorSeries::evidence)));
	}

	private static Object values(IndicatorRow indicator, DataFetchingEnvironment environment) {
		List<Integer> years = environment.getArgument("years");
		return (years != null) ? indicator.series().values(years) : indicator.series().valuesUpTo(indicator.upTo());
	}

	private static SeriesField ofYear(Class<?> type, YearField field) {
		return new SeriesField(ResolvableType.forClass(type), (indicator, environment) -> field.of(indicator.series(),
				Objects.requireNonNull(environment.<Integer>getArgument("year"))));
	}

	@FunctionalInterface
	private interface YearField {

		@Nullable Object of(IndicatorSeries series, int year);

	}

	@FunctionalInterface
	private interface RowField {

		@Nullable Object of(IndicatorRow indicator, DataFetchingEnvironment environment);

	}

	/**
	 * A field, which says what it answers to whoever inspects the schema.
	 *
	 * @param getReturnType what it answers
	 * @param field answers it
	 */
	private record SeriesField(ResolvableType getReturnType,
			RowField field) implements TrivialDataFetcher<Object>, SelfDescribingDataFetcher<Object> {

		@Override
		public @Nullable Object get(DataFetchingEnvironment environment) {
			return this.field.of(Objects.requireNonNull(environment.<IndicatorRow>getSource()), environment);
		}

		@Override
		public String getDescription() {
			return "a field of an indicator's series";
		}

	}

}
