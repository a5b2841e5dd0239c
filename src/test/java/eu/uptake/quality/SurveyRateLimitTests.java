package eu.uptake.quality;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import eu.uptake.contract.TooManyRequests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SurveyRateLimitTests {

	@Test
	void aClientThatHasUsedUpItsShareIsToldWhenToComeBackAndOthersAreNotHeldBack() {
		SurveyRateLimit limit = new SurveyRateLimit(new QualityProperties(5,
				new QualityProperties.Bands(85, 73, 60, 50), new QualityProperties.RateLimit(2, Duration.ofHours(1))));
		limit.take("192.0.2.1");
		limit.take("192.0.2.1");
		assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> limit.take("192.0.2.1"))
			.satisfies((ex) -> assertThat(ex.retryAfterSeconds()).isBetween(1790L, 1801L));
		limit.take("192.0.2.2");
	}

}
