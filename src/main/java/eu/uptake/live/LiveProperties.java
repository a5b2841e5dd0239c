package eu.uptake.live;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many subscriptions there may be.
 *
 * @param perAccount most that an account may have open on an instance, and connections
 * likewise
 * @param perInstance most that an instance has open, and connections likewise
 * @param keepAlive how often something is sent where there is nothing to say, so that
 * nobody on the way takes the connection for a dead one
 */
@ConfigurationProperties("uptake.live")
record LiveProperties(@DefaultValue("20") int perAccount, @DefaultValue("1000") int perInstance,
		@DefaultValue("15s") Duration keepAlive) {

	LiveProperties {
		if (perAccount < 1 || perInstance < 1) {
			throw new IllegalArgumentException("uptake.live.per-account and per-instance must be at least 1");
		}
		if (keepAlive.toMillis() < 100) {
			throw new IllegalArgumentException("uptake.live.keep-alive must be at least 100ms");
		}
	}

}
