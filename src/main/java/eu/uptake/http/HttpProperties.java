package eu.uptake.http;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an HTTP request may do.
 *
 * @param bodySize most bytes of a body, but for the files that are uploaded, which have
 * limits of their own
 * @param bodyGrace time after which a body has to arrive at least at the slowest rate
 * @param slowestBody least bytes a second, on the average since the beginning
 * @param rateLimit how many requests there may be
 * @param corsOrigins origins whose pages may ask without a session; none if not set
 */
@ConfigurationProperties("uptake.http")
record HttpProperties(@DefaultValue("2MB") DataSize bodySize, @DefaultValue("30s") Duration bodyGrace,
		@DefaultValue("4KB") DataSize slowestBody, @DefaultValue RateLimit rateLimit,
		@DefaultValue List<String> corsOrigins) {

	HttpProperties {
		if (bodySize.toBytes() < 64 * 1024) {
			throw new IllegalArgumentException("uptake.http.body-size must be at least 64KB");
		}
		if (corsOrigins.contains("*")) {
			throw new IllegalArgumentException("uptake.http.cors-origins names origins; * isn't one");
		}
	}

	/**
	 * How many requests an address, and an account, may make in a while. Many people may
	 * share an address.
	 *
	 * @param perAddress requests of an address; if not set 6000, and no limit on the
	 * embedded store, which nobody reaches from outside
	 * @param perAccount requests of an account; if not set 3000, and no limit on the
	 * embedded store
	 * @param per in which time
	 */
	record RateLimit(@Nullable Integer perAddress, @Nullable Integer perAccount, @DefaultValue("1m") Duration per) {

		RateLimit {
			if ((perAddress != null && perAddress < 60) || (perAccount != null && perAccount < 60)) {
				throw new IllegalArgumentException("uptake.http.rate-limit must be at least 60 requests");
			}
		}

	}

}
