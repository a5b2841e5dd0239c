package eu.uptake.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.DelegatingServletInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bodies of a kilobyte a second at least, after ten seconds.
 */
class LimitedBodyTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private final LimitedBody body = new LimitedBody(
			new DelegatingServletInputStream(new java.io.ByteArrayInputStream(new byte[100_000])), 50_000, 1_000,
			Duration.ofSeconds(10), this.now::get);

	@Test
	void aBodyEndsWithItsLastByteThatIsAllowed() throws IOException {
		assertThat(this.body.readNBytes(50_000)).hasSize(50_000);
		assertRefused(HttpStatus.CONTENT_TOO_LARGE);
	}

	@Test
	void aTrickleIsEndedWhenTheGraceIsOver() throws IOException {
		for (int second = 1; second <= 10; second++) {
			this.now.addAndGet(TimeUnit.SECONDS.toNanos(1));
			assertThat(this.body.read()).isZero();
		}
		this.now.addAndGet(TimeUnit.SECONDS.toNanos(1));
		assertRefused(HttpStatus.REQUEST_TIMEOUT);
	}

	@Test
	void whatComesSteadilyMayTakeLong() throws IOException {
		for (int second = 1; second <= 40; second++) {
			this.now.addAndGet(TimeUnit.SECONDS.toNanos(1));
			assertThat(this.body.readNBytes(1_001)).hasSize(1_001);
		}
	}

	private void assertRefused(HttpStatus status) {
		assertThatExceptionOfType(LimitedBody.Refused.class).isThrownBy(this.body::read)
			.satisfies((refused) -> assertThat(refused.status()).isEqualTo(status));
	}

}
