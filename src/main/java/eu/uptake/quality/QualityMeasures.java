package eu.uptake.quality;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import eu.uptake.measure.Measure;

/**
 * Indicators 4.2 and 5.2: the same average over different audiences.
 */
@Configuration(proxyBeanMethods = false)
class QualityMeasures {

	@Bean
	Measure qualityByOfficials(QualityStatistics statistics, QualityAccess access, QualityProperties properties) {
		return new AverageScore("qualityByOfficials", "customs officials", List.of(Audience.CUSTOMS_OFFICIAL),
				statistics, access, properties.smallestGroup());
	}

	@Bean
	Measure qualityByOtherUsers(QualityStatistics statistics, QualityAccess access, QualityProperties properties) {
		return new AverageScore("qualityByOtherUsers", "economic operators and other users",
				List.of(Audience.ECONOMIC_OPERATOR, Audience.OTHER_USER), statistics, access,
				properties.smallestGroup());
	}

}
