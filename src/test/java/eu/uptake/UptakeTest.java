package eu.uptake;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import eu.uptake.account.TestAccounts;

/**
 * A test of the whole service through HTTP, on the store that {@link TestStore} chose.
 * Each test begins with the seed and the current year open.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		// All tests come from one address, and nothing but them asks the store.
		properties = { "uptake.http.rate-limit.per-address=1000000", "uptake.http.rate-limit.per-account=1000000",
				"uptake.quality.rate-limit.responses=1000000", "uptake.downloads.rate-limit.declarations=1000000",
				"uptake.metrics.returns=1d",
				// Clients that have gone are noticed by it.
				"uptake.live.keep-alive=200ms",
				// Tests count what an answer asks of the store; KeptAnswerTests is about
				// the others.
				"uptake.figures.cache=false" })
@ContextConfiguration(initializers = TestStore.class)
@Import({ Api.class, TestAccounts.class, StoreCommands.Recording.class })
@ExtendWith(SeededStore.class)
public @interface UptakeTest {

}
