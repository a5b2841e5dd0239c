package eu.uptake;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Waits for what another process or thread does.
 */
public final class Await {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private Await() {
	}

	/**
	 * Waits for a minute at the most, and fails then.
	 * @param condition what is waited for
	 */
	public static void until(BooleanSupplier condition) {
		Instant end = Instant.now().plus(PATIENCE);
		while (!condition.getAsBoolean()) {
			assertThat(Instant.now()).isBefore(end);
			try {
				Thread.sleep(50);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
