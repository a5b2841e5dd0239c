package eu.uptake.uptake;

import java.math.BigDecimal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From when on a return is warned of.
 *
 * @param jumpFactor how many times last year's trainees are a jump, and the inverse of
 * it; above 1
 * @param outlierScore the modified z-score above which a number of trainees is an outlier
 * @param outlierCountries how many other countries must have reported trainees of the
 * module, so that there is something to compare with and nobody's number shows through
 */
@ConfigurationProperties("uptake.warnings")
record WarningProperties(@DefaultValue("3") BigDecimal jumpFactor, @DefaultValue("3.5") BigDecimal outlierScore,
		@DefaultValue("5") int outlierCountries) {

	/** With fewer a warning would tell too much about them. */
	private static final int FEWEST_COUNTRIES = 3;

	WarningProperties {
		if (jumpFactor.compareTo(BigDecimal.ONE) <= 0 || outlierScore.signum() <= 0
				|| outlierCountries < FEWEST_COUNTRIES) {
			throw new IllegalArgumentException("uptake.warnings: jump-factor must be above 1, outlier-score positive, "
					+ "and outlier-countries at least " + FEWEST_COUNTRIES);
		}
	}

}
