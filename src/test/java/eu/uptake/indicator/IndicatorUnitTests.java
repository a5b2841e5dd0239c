package eu.uptake.indicator;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class IndicatorUnitTests {

	@ParameterizedTest
	@CsvSource({ "PERCENT, 86.5, 87", "PERCENT, 86.4999999999999999, 86", "SCORE_100, 69.95, 70.0",
			"SCORE_100, 69.9499999999, 69.9", "SCORE_4, 2.985, 2.99", "COUNT, 305, 305", "BILLION, 4.5465, 4.547" })
	void computedValuesAreRoundedHalfUpToTheUnitsDecimals(IndicatorUnit unit, BigDecimal computed,
			BigDecimal published) {
		assertThat(unit.round(computed)).isEqualTo(published);
	}

	@ParameterizedTest
	@CsvSource({ "COUNT, 12920, 12920", "COUNT, 1E+3, 1000", "PERCENT, 95.0, 95%", "MILLIONS, 10.20, 10.2 million",
			"MONTHS, 7, 7 months", "COUNT, 0.00, 0" })
	void valuesAreWrittenPlainly(IndicatorUnit unit, BigDecimal value, String words) {
		assertThat(unit.format(value)).isEqualTo(words);
	}

}
