package eu.uptake.uptake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What classroom training is compared with.
 *
 * @param classSize trainees in a class
 * @param workingDays working days in a year
 */
@ConfigurationProperties("uptake.class-equivalent")
record ClassEquivalentProperties(@DefaultValue("20") int classSize, @DefaultValue("260") int workingDays) {

	ClassEquivalentProperties {
		if (classSize < 1 || workingDays < 1) {
			throw new IllegalArgumentException("uptake.class-equivalent: class-size and working-days must be positive");
		}
	}

}
