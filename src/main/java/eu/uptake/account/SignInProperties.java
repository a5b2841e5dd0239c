package eu.uptake.account;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in.
 *
 * @param failures failed sign-ins that are let pass
 * @param sessionIdle how long a session lives without a request
 * @param sessionLongest how long it lives at the most
 */
@ConfigurationProperties("uptake.sign-in")
public record SignInProperties(@DefaultValue Failures failures, @DefaultValue("1h") Duration sessionIdle,
		@DefaultValue("12h") Duration sessionLongest) {

	/**
	 * How many wrong passwords are looked at in a while; each share fills up again evenly
	 * over that while.
	 *
	 * @param perAccountAndAddress for one account from one address
	 * @param perAddress from one address
	 * @param perAccount for one account from addresses it hasn't signed in from lately
	 * @param per the while
	 */
	public record Failures(@DefaultValue("10") int perAccountAndAddress, @DefaultValue("100") int perAddress,
			@DefaultValue("100") int perAccount, @DefaultValue("15m") Duration per) {
	}

}
