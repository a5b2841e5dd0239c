package eu.uptake.account;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import eu.uptake.country.Countries;

/**
 * The demo accounts on whatever store the tests run.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestAccounts {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = "test.demo-accounts", matchIfMissing = true)
	DemoAccounts demoAccountsOnMongoDb(Countries countries) {
		return new DemoAccounts(countries);
	}

}
