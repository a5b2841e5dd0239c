package eu.uptake.contract;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RateLimitTests {

	@Test
	void aClientThatHasUsedUpItsShareIsToldWhenToComeBackAndOthersAreNotHeldBack() {
		RateLimit limit = new RateLimit(2, Duration.ofHours(1));
		limit.take("192.0.2.1");
		limit.take("192.0.2.1");
		assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> limit.take("192.0.2.1"))
			.satisfies((ex) -> assertThat(ex.retryAfterSeconds()).isBetween(1790L, 1801L));
		limit.take("192.0.2.2");
	}

}
