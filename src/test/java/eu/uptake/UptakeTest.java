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
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestStore.class)
@Import({ Api.class, TestAccounts.class, StoreCommands.Recording.class })
@ExtendWith(SeededStore.class)
public @interface UptakeTest {

}
